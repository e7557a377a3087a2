package no.nov.hub.isolation;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Every secret that was given out, by its kind, and what was said where something was refused. */
final class Findings {

  enum Kind {
    KEY,
    COOKIE,
    LINK,
    CODE,
    ADDRESS
  }

  private static final Pattern KEY = Pattern.compile("nov_[A-Za-z0-9_-]{43}");
  private static final Pattern LINK =
      Pattern.compile("/(?:logg-inn/lenke|invitasjon)/([A-Za-z0-9_-]{43})");

  /** They show what is one's own with what is wrong; whose it is, is looked at elsewhere. */
  private static final Pattern OWN_PAGES =
      Pattern.compile("/(folk|meg|logg-inn/(kode|konto-svar|passnokkel))\\b");

  private final Map<String, Kind> secrets = new LinkedHashMap<>();
  private final List<String> refusals = new ArrayList<>();

  void add(Kind kind, String secret) {
    if (secret != null) {
      secrets.put(secret, kind);
    }
  }

  void note(HttpResponse<byte[]> answer) {
    String path = answer.request().uri().getPath();
    String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
    addFrom(text);
    if (answer.statusCode() >= 400 && !OWN_PAGES.matcher(path).lookingAt()) {
      refusals.add(
          answer.request().method() + " " + answer.uri() + " " + answer.statusCode() + "\n" + text);
    }
    answer.headers().allValues("set-cookie").stream()
        .filter(cookie -> cookie.matches("hub-(session|browser|window|issuer|form)=[^;]{20,};.*"))
        .forEach(cookie -> add(Kind.COOKIE, cookie.replaceFirst("^[^=]*=([^;]*).*", "$1")));
  }

  /** Keys and links that stand in it. */
  void addFrom(String text) {
    KEY.matcher(text).results().forEach(found -> add(Kind.KEY, found.group()));
    LINK.matcher(text).results().forEach(found -> add(Kind.LINK, found.group(1)));
  }

  Map<String, Kind> secrets() {
    return secrets;
  }

  List<String> refusals() {
    return refusals;
  }
}
