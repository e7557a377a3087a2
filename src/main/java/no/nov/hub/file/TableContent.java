package no.nov.hub.file;

import java.util.List;

/** What the rows below a header become. */
interface TableContent {

  void take(Row row);

  List<Entry> entries();

  static TableContent of(TableKind kind, RowReading reading, CloudEvents events) {
    return kind == TableKind.MEMBER_LIST
        ? new MemberList(reading, events)
        : new RowMessages(reading, events);
  }
}
