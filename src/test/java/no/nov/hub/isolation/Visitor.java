package no.nov.hub.isolation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.nov.hub.Browser;
import no.nov.hub.HubClient;

/** One who tries what is in the table, with a browser of its own. */
final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  private final HubClient hub;
  private final String column;
  private final String participant;
  private final String key;
  private final Supplier<String> wayIn;
  private final Findings findings;
  private Browser browser;
  private String token;

  /**
   * @param column of the table
   * @param participant null for whoever belongs to none
   * @param key null without one
   * @param wayIn makes a link that logs in; null for those who don't
   * @param findings takes the secrets that it is given
   */
  Visitor(
      HubClient hub,
      String column,
      String participant,
      String key,
      Supplier<String> wayIn,
      Findings findings) {
    this.hub = hub;
    this.column = column;
    this.participant = participant;
    this.key = key;
    this.wayIn = wayIn;
    this.findings = findings;
    findings.add(Findings.Kind.KEY, key);
    enter();
  }

  String column() {
    return column;
  }

  boolean isOf(String owner) {
    return owner.equals(participant);
  }

  String participant() {
    return participant;
  }

  boolean isPerson() {
    return wayIn != null;
  }

  boolean hasKey() {
    return key != null;
  }

  /** Anew, as nothing had been before. */
  void enter() {
    browser = hub.browser();
    token = null;
    if (isPerson()) {
      String link = wayIn.get();
      browser.fill(link, link, Map.of());
      findings.addFrom(link);
      findings.add(Findings.Kind.COOKIE, browser.cookie("hub-session"));
    }
  }

  HttpResponse<byte[]> ask(Attempt attempt, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(hub.uri(attempt.path()));
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    String body = attempt.body();
    if (attempt.type() != null) {
      request.header("Content-Type", attempt.type());
      body = attempt.type().equals(Attempt.FORM) ? body + "_csrf=" + token() : body;
    }
    request.method(
        attempt.method(), body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      return browser.http().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Of any form; who is logged in is led away from the page to log in. */
  private String token() {
    if (token == null) {
      HttpResponse<String> page = browser.get(isPerson() ? "/meg" : "/logg-inn");
      Matcher found = TOKEN.matcher(page.body());
      if (!found.find()) {
        throw new IllegalStateException(this + " gets no form: " + page.statusCode());
      }
      token = found.group(1);
    }
    return token;
  }

  @Override
  public String toString() {
    return participant == null ? column : column + " (" + participant + ")";
  }
}
