package no.nov.hub.intake.file.content;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.platform.message.FieldNames;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.RowOfFile;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.JsonNode;

/** One thing found in a file. */
public sealed interface Entry {

  /** Where it stands, such as «Rad 7» (Row 7). */
  Text place();

  /** The UID of the event it stands for in a calendar; empty in other files. */
  String uid();

  /**
   * A message that admission can look at.
   *
   * @param event a whole CloudEvent, structured mode
   * @param parts where parts of it stand, by their paths such as {@code data.members[2]}, if it was
   *     made of several rows
   * @param columns what the sender calls the fields, by their paths such as {@code data.members},
   *     and within a part such as {@code [].address}
   * @param row what it was in its file, or null
   */
  record Found(
      Text place,
      String uid,
      JsonNode event,
      Map<String, Text> parts,
      Map<String, String> columns,
      RowOfFile row)
      implements Entry {

    public Found(Text place, JsonNode event) {
      this(place, "", event);
    }

    public Found(Text place, String uid, JsonNode event) {
      this(place, uid, event, Map.of(), Map.of(), null);
    }

    public Found(
        Text place,
        String uid,
        JsonNode event,
        Map<String, Text> parts,
        Map<String, String> columns) {
      this(place, uid, event, parts, columns, null);
    }

    /** The same place, told by another message. */
    public Found as(JsonNode other) {
      return new Found(place, uid, other, parts, columns, row);
    }

    /** The same reasons, with the row that each is about, and its column as the sender calls it. */
    public List<Reason> placed(List<Reason> reasons) {
      return reasons.stream().map(this::named).map(this::placed).toList();
    }

    private Reason named(Reason reason) {
      String column = columns.get(pathOfColumn(reason));
      if (column == null) {
        return reason;
      }
      Text known = FieldNames.of(reason.field());
      return Reason.of(
          reason.field(),
          reason.code(),
          reason.message().nb().replace(known.nb(), "«" + column + "»"),
          reason.message().en().replace(known.en(), "“" + column + "”"));
    }

    private String pathOfColumn(Reason reason) {
      return partOf(reason)
          .map(part -> "[]" + reason.field().substring(part.length()))
          .filter(columns::containsKey)
          .orElseGet(() -> reason.field().replaceAll("\\[\\d+]$", ""));
    }

    private Reason placed(Reason reason) {
      return partOf(reason).map(part -> at(parts.get(part), reason)).orElse(reason);
    }

    private Optional<String> partOf(Reason reason) {
      return parts.keySet().stream()
          .filter(path -> (reason.field() + ".").startsWith(path + "."))
          .max(Comparator.comparing(String::length));
    }
  }

  /**
   * Something that could not be turned into a message, with everything that was wrong.
   *
   * @param kept id of the event if it is kept private, so that it is shared no longer; or empty
   * @param lastDay of the event, or null if it is not known or the event recurs
   */
  record Unreadable(Text place, String uid, List<Reason> reasons, String kept, LocalDate lastDay)
      implements Entry {

    public Unreadable(Text place, List<Reason> reasons) {
      this(place, "", reasons);
    }

    public Unreadable(Text place, String uid, List<Reason> reasons) {
      this(place, uid, reasons, "", null);
    }

    public boolean isOver(LocalDate today) {
      return lastDay != null && lastDay.isBefore(today);
    }
  }

  /** A reason that says where it is about. */
  static Reason at(Text place, Reason reason) {
    return Reason.of(
        reason.field(),
        reason.code(),
        place.nb() + ": " + reason.message().nb(),
        place.en() + ": " + reason.message().en());
  }
}
