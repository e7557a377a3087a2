package no.nov.hub.intake.file.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import no.nov.hub.intake.file.content.ByteBudget;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.Entry.Found;
import no.nov.hub.intake.file.content.Entry.Unreadable;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.RowOfFile;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Types;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each row is a message of its own. */
final class RowMessages implements TableContent {

  private static final String FIELD_OF_WHOM = "data.supports";

  private final RowReader reading;
  private final CloudEvents events;
  private final Map<String, String> columns;
  private final FileRows rows;
  private final IssueOfRow issues;
  private final SameThing sameThing;
  private final List<Supplier<Entry>> entries = new ArrayList<>();

  RowMessages(RowReader reading, CloudEvents events) {
    this.reading = reading;
    this.events = events;
    this.columns = reading.columns();
    this.rows =
        new FileRows(
            events.fileName(),
            reading.kind().isKnownByTitle() ? reading.kind().identityField() : null);
    this.sameThing = new SameThing(reading);
    this.issues = new IssueOfRow(events.issues());
  }

  @Override
  public void take(Row row) {
    Findings findings = new Findings();
    ObjectNode read = reading.read(row, findings);
    if (!read.has(reading.kind().ownerField())) {
      read.put(reading.kind().ownerField(), events.sender().id());
    }
    boolean made = identify(read, findings);
    onlyCancelledForAReason(read, findings);
    if (reading.kind() == TableKind.POSITIONS) {
      issues.identify(read, findings);
      saysWhomItSupports(read, findings);
    }
    sameThing.add(row, read, made);
    if (findings.clean()) {
      rows.add(read);
    } else {
      rows.addUnread();
    }
    Text place = place(row, read);
    entries.add(() -> entry(row, place, read, made, findings));
  }

  private Text place(Row row, ObjectNode read) {
    String title =
        reading
            .kind()
            .titleField()
            .map(field -> read.at("/" + field.replace('.', '/')).asString(""))
            .orElse("");
    String shown = PlainText.shortened(title);
    return title.isBlank()
        ? row.place()
        : new Text(
            row.place().nb() + " («" + shown + "»)", row.place().en() + " (“" + shown + "”)");
  }

  @Override
  public List<Entry> entries() {
    return entries.stream()
        .takeWhile(entry -> !events.budget().isSpent())
        .map(Supplier::get)
        .toList();
  }

  /** Only after the last row is it known what others say of the same thing. */
  private Entry entry(Row row, Text place, ObjectNode read, boolean made, Findings findings) {
    sameThing.contradiction(read, made).ifPresent(findings::fault);
    return findings.clean()
        ? message(row, place, read, made)
        : new Unreadable(place, findings.faults());
  }

  private Found message(Row row, Text place, ObjectNode read, boolean made) {
    String type = type(read);
    String told = sameThing.first(row, read, made).place().nb();
    RowOfFile inFile = reading.kind() == TableKind.COUNTS ? null : inFile(read, made);
    ObjectNode data =
        switch (type) {
          case Types.EVENT_CANCELLED -> only(read, "organiser", "eventId");
          case Types.MEETING_CANCELLED -> only(read, "owner", "meetingId", "reason");
          default -> read;
        };
    data.remove("cancelled");
    JsonNode confirms = data.remove("confirms");
    ObjectNode event =
        confirms == null
            ? events.event(type, told, data)
            : events.confirming(confirms.asString(), type, told, data);
    return new Found(place, "", event, Map.of(), columns, inFile);
  }

  /** It can name many rows beside its own. */
  private RowOfFile inFile(ObjectNode read, boolean made) {
    RowOfFile inFile = rows.of(read, made);
    events.budget().take(ByteBudget.bytes(inFile.toJson()));
    return inFile;
  }

  private String type(ObjectNode read) {
    boolean cancelled = read.path("cancelled").asBoolean(false);
    return switch (reading.kind()) {
      case COUNTS -> Types.MEMBERSHIP_COUNTED;
      case EVENTS -> cancelled ? Types.EVENT_CANCELLED : Types.EVENT_PUBLISHED;
      case MEETINGS -> cancelled ? Types.MEETING_CANCELLED : Types.MEETING_CALLED;
      case POSITIONS -> Types.POSITION_ADOPTED;
      case MEMBER_LIST, ROSTERS ->
          throw new IllegalStateException("Rows of " + reading.kind() + " are read together");
    };
  }

  private static ObjectNode only(ObjectNode read, String... fields) {
    ObjectNode data = Json.MAPPER.createObjectNode();
    for (String field : fields) {
      if (read.has(field)) {
        data.set(field, read.get(field));
      }
    }
    return data;
  }

  /**
   * Without an id column, it is known by who holds it, what it is called and its start.
   *
   * @return whether an id was made
   */
  private boolean identify(ObjectNode read, Findings findings) {
    String field = reading.kind().identityField();
    if (!reading.kind().isKnownByTitle() || read.has(field)) {
      return false;
    }
    if (read.has("title") && read.has("start")) {
      read.put(
          field,
          CloudEvents.hash(
              read.get(reading.kind().ownerField()).asString(),
              read.get("title").asString(),
              read.get("start").asString()));
    } else if (findings.clean()) {
      String missing = read.has("title") ? "start" : "title";
      String column = reading.nameOf(missing);
      findings.fault(
          "data." + missing,
          "missing",
          "«%s» er tom. Fyll inn cellen.".formatted(column),
          "“%s” is empty. Fill in the cell.".formatted(column));
    }
    return true;
  }

  private void onlyCancelledForAReason(ObjectNode read, Findings findings) {
    if (reading.kind() == TableKind.MEETINGS
        && read.has("reason")
        && !read.path("cancelled").asBoolean(false)) {
      String reason = reading.nameOf("reason");
      String cancelled = reading.nameOf("cancelled");
      findings.fault(
          "data.reason",
          "not_cancelled",
          "«%1$s» er fylt ut, men «%2$s» er ikke ja. Skriv ja i «%2$s» hvis møtet er avlyst, eller tøm «%1$s»."
              .formatted(reason, cancelled),
          "“%1$s” is filled in, but “%2$s” is not ja. Write ja in “%2$s” if the meeting is cancelled, or empty “%1$s”."
              .formatted(reason, cancelled));
    }
  }

  private void saysWhomItSupports(ObjectNode read, Findings findings) {
    String supports = "supports";
    if (read.path("stance").asString("").equals(supports)
        && !read.has(supports)
        && findings.faults().stream().noneMatch(fault -> fault.field().equals(FIELD_OF_WHOM))) {
      String stance = reading.nameOf("stance");
      String whom = reading.nameOf(supports);
      String example = events.sender().id().equals("kongsberg") ? "drammen" : "kongsberg";
      findings.fault(
          FIELD_OF_WHOM,
          "missing",
          "«%s» er støtter, men det står ikke hvem. Skriv hvem dere støtter i kolonnen «%s», for eksempel %s."
              .formatted(stance, whom, example),
          "“%s” says that you support somebody, but not whom. Write whom you support in the column “%s”, for instance %s."
              .formatted(stance, whom, example));
    }
  }
}
