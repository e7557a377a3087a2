package no.nov.hub.intake.admission;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nov.hub.intake.admission.Likeness.Wording;
import no.nov.hub.platform.message.DateWords;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;

/**
 * What is said of a thing that was recognised, or was not.
 *
 * @param quotes whether the type is shared, so that a title may stand in a reason
 */
record RecognisedSentences(Likeness likeness, boolean quotes) {

  private static final int MOST_NAMED = 5;
  private static final Text OTHER_TITLE =
      new Text(
          " som sto i den samme filen med en annen tittel,",
          " that stood in the same file under another title,");

  /** A remark for the receipt. */
  Optional<Reason> note(Recognised recognised) {
    if (recognised instanceof Recognised.Moved moved) {
      return Optional.of(moved(moved.before()));
    }
    if (recognised instanceof Recognised.Found found) {
      return Optional.of(found(found.found()));
    }
    return recognised instanceof Recognised.Twin twin
        ? Optional.of(twin(twin.other()))
        : Optional.empty();
  }

  private Reason moved(Titled before) {
    Text from = DateWords.withWeekday(before.start());
    return reason(
        "moved",
        "%s er tatt som flyttet fra %s til %s, og har fortsatt id-en «%s». Er det %s i tillegg, skriv en ny id i kolonnen «%s»."
            .formatted(
                capital(wording().definite().nb()),
                from.nb(),
                start().nb(),
                before.id(),
                "et nytt " + wording().noun().nb(),
                wording().column()),
        "The %s is taken as moved from %s to %s, and still has the id “%s”. If it is one more, write a new id in the column “%s”."
            .formatted(
                wording().noun().en(), from.en(), start().en(), before.id(), wording().column()));
  }

  private Reason found(Titled found) {
    Text when = DateWords.withWeekday(found.start());
    return reason(
        "found_by_title",
        "Raden har ingen id, så %s er funnet ved tittel og dag: %s, id «%s»."
            .formatted(wording().definite().nb(), when.nb(), found.id()),
        "The row has no id, so the %s was found by title and day: %s, id “%s”."
            .formatted(wording().noun().en(), when.en(), found.id()));
  }

  private Reason twin(Titled other) {
    Text when = DateWords.withWeekday(other.start());
    return reason(
        "same_title_same_day",
        "Dere har fra før et %s%s samme dag: %s, id «%s». Er det det samme, avlys det ene."
            .formatted(wording().noun().nb(), named().nb(), when.nb(), other.id()),
        "You already have %s%s the same day: %s, id “%s”. If it is the same, cancel one of them."
            .formatted(article(), named().en(), when.en(), other.id()));
  }

  /** To be held until its sender has said which it is; ends where the way to confirm it begins. */
  Reason doubt(Recognised.Doubtful doubtful) {
    Titled other = doubtful.other();
    Text named = doubtful.sameTitle() ? named() : OTHER_TITLE;
    Text when = DateWords.withWeekday(other.start());
    return reason(
        "maybe_moved",
        "Dere har fra før et %s%s %s. Er dette det samme, skriv id-en «%s» i kolonnen «%s», så er det en endring. Er det et nytt %s i tillegg"
            .formatted(
                wording().noun().nb(),
                named.nb(),
                when.nb(),
                other.id(),
                wording().column(),
                wording().noun().nb()),
        "You already have %s%s on %s. If this is the same, write the id “%s” in the column “%s”, and it is a change. If it is one more"
            .formatted(article(), named.en(), when.en(), other.id(), wording().column()));
  }

  /** What is known as it was before cannot be told from what is to be so again. */
  Reason movedSince(Titled now) {
    Text when = DateWords.withWeekday(now.start());
    return reason(
        "moved_since",
        "Dette har dere sendt før, men %s er flyttet til %s siden. Skal det flyttes tilbake, skriv id-en «%s» i kolonnen «%s» og send på nytt. Er det et nytt %s i tillegg, skriv en ny id der."
            .formatted(
                wording().definite().nb(),
                when.nb(),
                now.id(),
                wording().column(),
                wording().noun().nb()),
        "You have sent this before, but the %s has been moved to %s since. If it is to be moved back, write the id “%s” in the column “%s” and send again. If it is one more, write a new id there."
            .formatted(wording().noun().en(), when.en(), now.id(), wording().column()));
  }

  /** To be refused. */
  Reason unknown(List<Titled> others) {
    return reason(
        "unknown_by_title",
        "Raden har ingen id, og dere har ikke nøyaktig ett %s%s %s, så det er uvisst hva som skal avlyses. Skriv id-en i kolonnen «%s».%s"
            .formatted(
                wording().noun().nb(),
                named().nb(),
                day().nb(),
                wording().column(),
                listed(others, " Dere har: ", Text::nb)),
        "The row has no id, and you do not have exactly one %s%s on %s, so it is not certain what is cancelled. Write the id in the column “%s”.%s"
            .formatted(
                wording().noun().en(),
                named().en(),
                day().en(),
                wording().column(),
                listed(others, " You have: ", Text::en)));
  }

  private static String listed(
      List<Titled> others, String before, Function<Text, String> language) {
    return others.isEmpty()
        ? ""
        : others.stream()
            .limit(MOST_NAMED)
            .map(one -> language.apply(DateWords.withWeekday(one.start())) + " (" + one.id() + ")")
            .collect(Collectors.joining("; ", before, "."));
  }

  /** Of what is private only its owner's own words tell which is meant. */
  private Text named() {
    String title = PlainText.shortened(likeness.title());
    return quotes
        ? new Text(" som heter «%s»".formatted(title), " called “%s”".formatted(title))
        : new Text(" med samme tittel", " of the same title");
  }

  private Text start() {
    return DateWords.withWeekday(likeness.start());
  }

  private Text day() {
    return DateWords.withWeekday(Likeness.day(likeness.start()));
  }

  private Wording wording() {
    return likeness.wording();
  }

  private String article() {
    String noun = wording().noun().en();
    return (noun.startsWith("e") ? "an " : "a ") + noun;
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  private Reason reason(String code, String nb, String en) {
    return Reason.of("data." + wording().idField(), code, nb, en);
  }
}
