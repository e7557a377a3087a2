package no.nov.hub.mail.incoming;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import no.nov.hub.intake.file.calendar.CalendarLine;
import no.nov.hub.intake.file.calendar.CalendarPart;
import no.nov.hub.intake.file.calendar.MailedCalendar;
import no.nov.hub.mail.incoming.MailedAnswer.Proposed;
import no.nov.hub.mail.incoming.Parts.Leaf;

/**
 * Finds the answer in a mail (RFC 5546, REPLY and COUNTER; RFC 6047). Programs differ in where the
 * calendar stands, whether the method is told beside or inside it, and what they leave out.
 */
final class ReplyReader {

  private static final int LONGEST_COMMENT = 2000;

  private ReplyReader() {}

  sealed interface Content {

    record Answer(MailedAnswer answer) implements Content {}

    /** Somebody's program asks for the invitation again; the answers page has it. */
    record AsksAgain() implements Content {}

    /** For people to read. */
    record Other() implements Content {}
  }

  /**
   * @param proven see {@link SenderProof}
   */
  static Content read(IncomingMail mail, boolean proven) {
    return calendars(mail)
        .map(leaf -> read(leaf, mail, proven))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(Content.Other::new);
  }

  /** What is meant for programs first, then what is only attached. */
  private static Stream<Leaf> calendars(IncomingMail mail) {
    Parts parts = mail.parts();
    return Stream.concat(
        parts.ofType("text/calendar"),
        parts.leaves().stream()
            .filter(leaf -> !leaf.type().equals("text/calendar"))
            .filter(leaf -> leaf.type().equals("application/ics") || leaf.endsWith(".ics")));
  }

  private static Optional<Content> read(Leaf leaf, IncomingMail mail, boolean proven) {
    Optional<MailedCalendar> calendar = leaf.calendar();
    String method =
        calendar
            .map(MailedCalendar::method)
            .filter(told -> !told.isEmpty())
            .orElseGet(() -> leaf.parameter("method").toUpperCase(Locale.ROOT));
    return switch (method) {
      case "REFRESH" -> Optional.of(new Content.AsksAgain());
      case "REPLY", "COUNTER" ->
          calendar.flatMap(read -> answer(read, method.equals("COUNTER"), mail, proven));
      default -> Optional.empty();
    };
  }

  /** Another time that cannot be read is for people to read. */
  private static Optional<Content> answer(
      MailedCalendar calendar, boolean counters, IncomingMail mail, boolean proven) {
    String from = mail.from().orElse("");
    return calendar.events().stream()
        .findFirst()
        .filter(event -> !counters || proposed(calendar, event) != null)
        .flatMap(
            event ->
                attendee(event, from)
                    .map(line -> answer(calendar, event, line, counters, from, mail, proven)))
        .map(Content.Answer::new);
  }

  private static MailedAnswer answer(
      MailedCalendar calendar,
      CalendarPart event,
      CalendarLine attendee,
      boolean counters,
      String from,
      IncomingMail mail,
      boolean proven) {
    return new MailedAnswer(
        event.text("UID"),
        address(attendee).orElseThrow(),
        participation(attendee),
        sequence(event),
        stamp(calendar, event, mail.receivedAt()),
        comment(event, attendee),
        counters ? proposed(calendar, event) : null,
        delegate(attendee),
        from,
        proven,
        mail.receivedAt());
  }

  /** Who mailed it, if the answer names several; otherwise the one whom it is for. */
  private static Optional<CalendarLine> attendee(CalendarPart event, String from) {
    List<CalendarLine> attendees =
        event.all("ATTENDEE").stream().filter(line -> address(line).isPresent()).toList();
    return attendees.stream()
        .filter(line -> address(line).orElseThrow().equals(from))
        .findFirst()
        .or(() -> attendees.size() == 1 ? Optional.of(attendees.get(0)) : Optional.empty());
  }

  /** Apple writes a path and puts the address beside it. */
  private static Optional<String> address(CalendarLine line) {
    return Stream.of(line.value(), line.parameter("EMAIL"))
        .map(ReplyReader::address)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> address(String text) {
    return Optional.of(text.strip().toLowerCase(Locale.ROOT))
        .map(value -> value.startsWith("mailto:") ? value.substring("mailto:".length()) : value)
        .map(String::strip)
        .filter(IncomingMail::isAddress);
  }

  private static Participation participation(CalendarLine attendee) {
    return switch (attendee.parameter("PARTSTAT").toUpperCase(Locale.ROOT)) {
      case "ACCEPTED" -> Participation.ACCEPTED;
      case "DECLINED" -> Participation.DECLINED;
      case "TENTATIVE" -> Participation.TENTATIVE;
      case "DELEGATED" -> Participation.DELEGATED;
      default -> Participation.NONE;
    };
  }

  private static int sequence(CalendarPart event) {
    String text = event.text("SEQUENCE");
    return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
  }

  /** A clock that is ahead must not make an answer outlast those that are given after it. */
  private static Instant stamp(MailedCalendar calendar, CalendarPart event, Instant receivedAt) {
    return event
        .line("DTSTAMP")
        .flatMap(calendar::instant)
        .filter(stamp -> stamp.isBefore(receivedAt))
        .orElse(receivedAt);
  }

  /** Google puts it beside the address. */
  private static String comment(CalendarPart event, CalendarLine attendee) {
    String comment =
        Stream.of(event.text("COMMENT"), attendee.parameter("X-RESPONSE-COMMENT"))
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse(null);
    return comment == null || comment.length() <= LONGEST_COMMENT
        ? comment
        : comment.substring(0, LONGEST_COMMENT);
  }

  private static Proposed proposed(MailedCalendar calendar, CalendarPart event) {
    return event
        .line("DTSTART")
        .flatMap(calendar::instant)
        .map(
            start ->
                new Proposed(start, event.line("DTEND").flatMap(calendar::instant).orElse(null)))
        .orElse(null);
  }

  private static String delegate(CalendarLine attendee) {
    return address(attendee.parameter("DELEGATED-TO")).orElse(null);
  }
}
