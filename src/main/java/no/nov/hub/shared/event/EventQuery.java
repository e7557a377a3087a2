package no.nov.hub.shared.event;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.participant.Participants;

/**
 * What is asked for over HTTP.
 *
 * @param organiser or null for all
 */
record EventQuery(
    LocalDate from, LocalDate to, String organiser, int limit, Optional<Cursor> after) {

  private static final int MOST_YEARS = 3;
  private static final int EARLIEST_YEAR = 1850;
  private static final int LATEST_YEAR = 9000;

  /** Of no use if there are faults among the findings. */
  static EventQuery read(
      Map<String, String> parameters,
      LocalDate today,
      Participants participants,
      Findings findings) {
    LocalDate from = date(parameters, "from", today, findings);
    LocalDate to = date(parameters, "to", from.plusDays(Calendar.USUAL_DAYS), findings);
    inOrder(from, to, findings);
    return new EventQuery(
        from,
        to,
        organiser(parameters, participants, findings),
        limit(parameters, findings),
        after(parameters, findings));
  }

  private static LocalDate date(
      Map<String, String> parameters, String name, LocalDate usual, Findings findings) {
    String text = parameters.get(name);
    if (text == null) {
      return usual;
    }
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() >= EARLIEST_YEAR && date.getYear() < LATEST_YEAR) {
        return date;
      }
    } catch (DateTimeException e) {
      // Said below, together with years that nobody means.
    }
    findings.fault(
        name,
        "not_a_date",
        "«%s» er «%s», men må være en dato som 2026-09-30."
            .formatted(name, PlainText.shortened(text)),
        "“%s” is “%s”, but must be a date like 2026-09-30."
            .formatted(name, PlainText.shortened(text)));
    return usual;
  }

  private static void inOrder(LocalDate from, LocalDate to, Findings findings) {
    if (!findings.clean()) {
      return;
    }
    if (to.isBefore(from)) {
      findings.fault(
          "to",
          "before",
          "«to» (%s) er før «from» (%s). Rett den ene.".formatted(to, from),
          "“to” (%s) is before “from” (%s). Correct one of them.".formatted(to, from));
    } else if (to.isAfter(from.plusYears(MOST_YEARS))) {
      findings.fault(
          "to",
          "too_long",
          "Det er mer enn %d år fra «from» til «to». Spør om mindre om gangen."
              .formatted(MOST_YEARS),
          "There are more than %d years from “from” to “to”. Ask for less at a time."
              .formatted(MOST_YEARS));
    }
  }

  private static String organiser(
      Map<String, String> parameters, Participants participants, Findings findings) {
    String id = parameters.get("organiser");
    if (id != null && participants.find(id).isEmpty()) {
      String shown = PlainText.shortened(id);
      String known = String.join(", ", participants.ids());
      findings.fault(
          "organiser",
          "unknown_participant",
          "Ingen deltaker heter «%s». Kjente: %s.".formatted(shown, known),
          "No participant is called “%s”. Known: %s.".formatted(shown, known));
    }
    return id;
  }

  private static int limit(Map<String, String> parameters, Findings findings) {
    String text = parameters.getOrDefault("limit", Integer.toString(Calendar.USUAL_LIMIT));
    if (text.matches("\\d{1,4}")) {
      int limit = Integer.parseInt(text);
      if (limit >= 1 && limit <= Calendar.HIGHEST_LIMIT) {
        return limit;
      }
    }
    findings.fault(
        "limit",
        "out_of_range",
        "«limit» er «%s»; skriv et helt tall fra 1 til %d."
            .formatted(PlainText.shortened(text), Calendar.HIGHEST_LIMIT),
        "“limit” is “%s”; write a whole number from 1 to %d."
            .formatted(PlainText.shortened(text), Calendar.HIGHEST_LIMIT));
    return Calendar.USUAL_LIMIT;
  }

  private static Optional<Cursor> after(Map<String, String> parameters, Findings findings) {
    String text = parameters.get("after");
    if (text == null) {
      return Optional.empty();
    }
    Optional<Cursor> cursor = Cursor.read(text);
    if (cursor.isEmpty()) {
      findings.fault(
          "after",
          "not_a_cursor",
          "«after» må være verdien av «next» fra forrige side, uendret.",
          "“after” must be the value of “next” from the page before, unchanged.");
    }
    return cursor;
  }
}
