package no.nov.hub.intake.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import no.nov.hub.intake.submission.FileVerdict.Admitted;
import no.nov.hub.intake.submission.SortedFile.Remark;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Types;
import tools.jackson.databind.JsonNode;

/**
 * What is told of a file, row by row: beside it in the drop folder, and in the receipt by mail.
 * What its sender has to do stands first.
 */
public final class FileText {

  /** Of what was taken; more than that nobody reads. */
  private static final int MOST_TAKEN = 500;

  private static final Pattern MADE_ID = Pattern.compile("[0-9a-f]{32}");
  private static final Text EMPTY = new Text("", "");

  private FileText() {}

  /** One line after the other. */
  public static List<Text> lines(SortedFile file, FileVerdict verdict) {
    List<Text> lines = new ArrayList<>();
    lines.add(counts(verdict));
    lines.add(EMPTY);
    verdict.faults().forEach(fault -> lines.add(remark(fault, "må rettes.", "to be mended.")));
    verdict.held().forEach(held -> lines.add(remark(held, "på vent.", "waits.")));
    verdict.admitted().stream().limit(MOST_TAKEN).forEach(each -> lines.add(taken(file, each)));
    int others = verdict.admitted().size() - MOST_TAKEN;
    if (others > 0) {
      lines.add(
          new Text(
              "… og %d til, som også er mottatt.".formatted(others),
              "… and %d more, which are received too.".formatted(others)));
    }
    if (verdict.isEmpty()) {
      lines.add(nothingNew(file));
    }
    if (!file.notes().isEmpty()) {
      lines.add(EMPTY);
      lines.addAll(file.notes());
    }
    return lines;
  }

  private static Text counts(FileVerdict verdict) {
    int admitted = verdict.admitted().size();
    int faults = verdict.faults().stream().mapToInt(Remark::places).sum();
    int held = verdict.held().size();
    return new Text(
        "Mottatt: %d. Må rettes: %d. På vent til dere bekrefter: %d."
            .formatted(admitted, faults, held),
        "Received: %d. To be mended: %d. Waiting for you to confirm: %d."
            .formatted(admitted, faults, held));
  }

  private static Text remark(Remark remark, String nb, String en) {
    return sentences(
        remark.place().nb() + ": " + nb, remark.place().en() + ": " + en, remark.reasons());
  }

  private static Text sentences(String nb, String en, List<Reason> reasons) {
    StringBuilder norwegian = new StringBuilder(nb);
    StringBuilder english = new StringBuilder(en);
    for (Reason reason : reasons) {
      norwegian.append(' ').append(reason.message().nb());
      english.append(' ').append(reason.message().en());
    }
    return new Text(norwegian.toString(), english.toString());
  }

  private static Text taken(SortedFile file, Admitted admitted) {
    Text words = MessageWords.of(admitted.event());
    Text outcome =
        admitted.isRepeated()
            ? new Text("mottatt før, ingenting er endret", "received before, nothing has changed")
            : new Text("mottatt", "received");
    Text id = idMade(file, admitted);
    return sentences(
        "%s: %s – %s%s."
            .formatted(number(admitted.place().nb()), words.nb(), outcome.nb(), id.nb()),
        "%s: %s – %s%s."
            .formatted(number(admitted.place().en()), words.en(), outcome.en(), id.en()),
        admitted.remarks());
  }

  /** The place without the title in it, which stands beside it. */
  private static String number(String place) {
    return place.split(" \\(?[«“]", 2)[0];
  }

  /** Without it, the thing in another row or at another time would be another thing. */
  private static Text idMade(SortedFile file, Admitted admitted) {
    JsonNode event = admitted.event();
    String field =
        switch (event.path("type").asString("")) {
          case Types.EVENT_PUBLISHED -> "eventId";
          case Types.MEETING_CALLED -> "meetingId";
          default -> "";
        };
    String inRow = event.path("data").path(field).asString("");
    if (!isTable(file.name()) || !MADE_ID.matcher(inRow).matches()) {
      return EMPTY;
    }
    String id = admitted.id().isEmpty() ? inRow : admitted.id();
    boolean meeting = field.equals("meetingId");
    return new Text(
        ", id «%s»; skriv id-en i kolonnen «%s» hvis %s skal endres"
            .formatted(id, meeting ? "møte-id" : "id", meeting ? "møtet" : "arrangementet"),
        ", id “%s”; write the id in the column “%s” if the %s is to be changed"
            .formatted(id, meeting ? "møte-id" : "id", meeting ? "meeting" : "event"));
  }

  private static boolean isTable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".csv") || lower.endsWith(".xlsx");
  }

  /** A calendar can be full of what is known or over; the notes say what else there is. */
  private static Text nothingNew(SortedFile file) {
    if (!file.name().toLowerCase(Locale.ROOT).endsWith(".ics")) {
      return new Text("Filen har ikke noe nytt.", "The file has nothing new.");
    }
    return file.notes().isEmpty()
        ? new Text(
            "Ingen nye arrangementer: alt i kalenderen er over eller kommer fra huben selv.",
            "No new events: everything in the calendar is over or comes from the hub itself.")
        : new Text("Ingen nye arrangementer.", "No new events.");
  }
}
