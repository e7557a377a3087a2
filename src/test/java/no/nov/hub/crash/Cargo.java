package no.nov.hub.crash;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import no.nov.hub.Messages;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Types;

/**
 * One message of a run. Everything about it follows from its edge and number, so that what must be
 * there at the end can be computed. No two are about the same thing, and one in a hundred is wrong.
 */
record Cargo(Edge edge, int number) {

  static final List<String> SENDERS =
      List.of("drammen", "kongsberg", "ringerike", "baerum", "asker", "modum");

  /** Consecutive messages of one sender and kind, which can go together. */
  static final int RUN = 10;

  static final int ROWS_OF_A_FILE = 50;

  /** The counts of a run begin in 1950 and come in any order; a hub would hold those for a look. */
  static final String COUNTS_OF_ANY_AGE = "--hub.admission.old-after-months=1200";

  /** A run at full size sends in minutes what no association sends in a day. */
  static final String MUCH_A_DAY = "--hub.quota.per-day=1TB";

  private static final List<Kind> KINDS =
      List.of(
          Kind.EVENT, Kind.EVENT, Kind.POSITION, Kind.COUNT, Kind.COUNT, Kind.COUNT, Kind.COUNT);
  private static final LocalDate FIRST_COUNT = LocalDate.of(1950, 1, 1);
  private static final LocalDate FIRST_EVENT =
      LocalDate.of(LocalDate.now(ZoneId.of("Europe/Oslo")).getYear() + 1, 1, 1);
  private static final int DAYS_WITH_EVENTS = 300;

  enum Kind {
    COUNT,
    EVENT,
    POSITION
  }

  /** What a file is, and so what is in its rows. */
  enum Format {
    COUNTS_CSV,
    EVENTS_CSV,
    POSITIONS_CSV,
    MESSAGES_JSON,
    CALENDAR_ICS;

    String ending() {
      return name().substring(name().indexOf('_') + 1).toLowerCase(java.util.Locale.ROOT);
    }
  }

  static Format format(int file) {
    return Format.values()[file % Format.values().length];
  }

  String sender() {
    int turn = number / (edge == Edge.FILE ? ROWS_OF_A_FILE : RUN);
    return SENDERS.get(turn % SENDERS.size());
  }

  Kind kind() {
    if (edge != Edge.FILE) {
      return KINDS.get(number / (RUN * SENDERS.size()) % KINDS.size());
    }
    return switch (format(number / ROWS_OF_A_FILE)) {
      case COUNTS_CSV -> Kind.COUNT;
      case EVENTS_CSV, CALENDAR_ICS -> Kind.EVENT;
      case POSITIONS_CSV -> Kind.POSITION;
      case MESSAGES_JSON -> number % 2 == 0 ? Kind.EVENT : Kind.POSITION;
    };
  }

  boolean isWrong() {
    return number % 100 == 99;
  }

  String name() {
    return edge.word() + "-" + number;
  }

  String title() {
    return "Møte " + name();
  }

  String issue() {
    return "sak-" + name();
  }

  LocalDate day() {
    return FIRST_EVENT.plusDays(number % DAYS_WITH_EVENTS);
  }

  static LocalDate firstDay() {
    return FIRST_EVENT;
  }

  /** Another for each count of one sender; the edges take turns, so that they keep in step. */
  LocalDate asOf() {
    int ordinal =
        edge == Edge.FILE
            ? number / ROWS_OF_A_FILE / (SENDERS.size() * Format.values().length) * ROWS_OF_A_FILE
                + number % ROWS_OF_A_FILE
            : number / (RUN * SENDERS.size()) * RUN + number % RUN;
    return FIRST_COUNT.plusDays((long) ordinal * Edge.values().length + edge.ordinal());
  }

  int members() {
    return 1000 + number % 50;
  }

  /** What it is about, as it can be told from a record of the shared topics again. */
  String thing() {
    return switch (kind()) {
      case COUNT -> "count " + sender() + " " + asOf();
      case EVENT -> "event " + sender() + " " + title();
      case POSITION -> "position " + sender() + " " + issue();
    };
  }

  Envelope envelope() {
    return switch (kind()) {
      case COUNT ->
          message(
              Types.MEMBERSHIP_COUNTED,
              "{'association':'%s','asOf':'%s','members':%d}"
                  .formatted(sender(), asOf(), members()));
      case EVENT ->
          message(
              Types.EVENT_PUBLISHED,
              "{'organiser':'%s','eventId':'%s','title':'%s','start':'%sT08:00'}"
                  .formatted(sender(), name(), title(), day()));
      case POSITION ->
          message(
              Types.POSITION_ADOPTED,
              "{'association':'%s','issue':{'id':'%s','title':'Sak'},'stance':'for'}"
                  .formatted(sender(), issue()));
    };
  }

  /** Readable, but without what every type must say. */
  Envelope faulty() {
    return message(Types.MEMBERSHIP_COUNTED, "{'association':'%s'}".formatted(sender()));
  }

  private Envelope message(String type, String data) {
    return Messages.from(sender(), type, name(), data);
  }
}
