package no.nov.hub.shared.position;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;

/** Reads the parameters of a query and collects all that is wrong with them. */
final class QueryReader {

  private final Map<String, String> given;
  private final Findings findings = new Findings();

  QueryReader(Map<String, String> query) {
    this.given = query;
  }

  List<Reason> faults() {
    return findings.faults();
  }

  /** A day up to today, which it is if none is given: of later ones nothing is known yet. */
  LocalDate asOf(LocalDate today) {
    LocalDate asOf = date("asOf", today);
    if (asOf.isAfter(today)) {
      Text latest = DateWords.of(today);
      fault(
          "asOf",
          "in_future",
          "som ikke er kommet ennå. Spør om %s (%s) eller tidligere".formatted(latest.nb(), today),
          "which has not come yet. Ask for %s (%s) or earlier".formatted(latest.en(), today));
    }
    return asOf;
  }

  private LocalDate date(String name, LocalDate otherwise) {
    String text = given.get(name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{4}-\\d{2}-\\d{2}")) {
      try {
        return LocalDate.parse(text);
      } catch (DateTimeException e) {
        // Said below, together with what does not look like a date.
      }
    }
    fault(
        name,
        "not_a_date",
        "som ikke er en dato. Skriv for eksempel 2026-09-30",
        "which is no date. Write for instance 2026-09-30");
    return otherwise;
  }

  int limit(int otherwise, int most) {
    String text = given.get("limit");
    if (text == null) {
      return otherwise;
    }
    if (text.matches("\\d{1,9}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= most) {
        return limit;
      }
    }
    fault(
        "limit",
        "out_of_range",
        "men må være et helt tall fra 1 til %d".formatted(most),
        "but must be a whole number from 1 to %d".formatted(most));
    return otherwise;
  }

  boolean flag(String name) {
    return "true".equals(among(name, List.of("true", "false")));
  }

  /** One of the words, or null if not given. */
  String among(String name, List<String> words) {
    String list = String.join(", ", words);
    return matching(
        name,
        words::contains,
        "not_allowed",
        "men må være en av " + list,
        "but must be one of " + list);
  }

  /** Free text in one line, or null if not given. */
  String text(String name) {
    return matching(
        name,
        text -> !text.isBlank() && !PlainText.hasControlCharacters(text),
        "not_text",
        "men må være en tekst på én linje",
        "but must be a text of one line");
  }

  String issueId(String name) {
    return matching(
        name,
        PositionNames::isIssueId,
        "not_an_id",
        "men en id er 1–64 tegn av a–z, 0–9, punktum, understrek og bindestrek",
        "but an id is 1–64 characters of a–z, 0–9, full stop, underscore and hyphen");
  }

  /** Where the page before ended, as that page gave it, or null for the first page. */
  String cursor(Predicate<String> form) {
    return matching(
        "after",
        form,
        "not_a_cursor",
        "men må være «next» fra siden før",
        "but must be “next” of the page before");
  }

  private String matching(String name, Predicate<String> form, String code, String nb, String en) {
    String text = given.get(name);
    if (text == null || form.test(text)) {
      return text;
    }
    fault(name, code, nb, en);
    return null;
  }

  private void fault(String name, String code, String nb, String en) {
    String shown = PlainText.shortened(given.get(name));
    findings.fault(
        name,
        code,
        "Parameteren «%s» er «%s», %s.".formatted(name, shown, nb),
        "The parameter “%s” is “%s”, %s.".formatted(name, shown, en));
  }
}
