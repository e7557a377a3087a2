package no.nov.hub.intake.file.table;

import java.util.List;
import no.nov.hub.intake.file.content.CloudEvents;
import no.nov.hub.intake.file.content.Entry;

/** What the rows below a header become. */
interface TableContent {

  void take(Row row);

  List<Entry> entries();

  static TableContent of(TableKind kind, RowReader reading, CloudEvents events) {
    return switch (kind) {
      case MEMBER_LIST -> new MemberList(reading, events);
      case ROSTERS -> new Rosters(reading, events);
      default -> new RowMessages(reading, events);
    };
  }
}
