package no.nov.hub.mail.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import no.nov.hub.mail.incoming.MailedAnswer.Proposed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as calendar programs write them; invented persons, real structure. */
class ReplyReaderTest {

  private static MailedAnswer answer(String name) {
    ReplyReader.Content content = ReplyReader.read(Mails.read("answers/" + name), true);
    assertThat(content).isInstanceOf(ReplyReader.Content.Answer.class);
    return ((ReplyReader.Content.Answer) content).answer();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          gmail-accepted                        | kari@example.no            | ACCEPTED  | 2 | 2026-12-01T10:15:00Z | -
          gmail-declined-with-note              | kari@example.no            | DECLINED  | 2 | 2026-12-01T10:15:00Z | Er på reise, dessverre
          outlook-com-without-organizer         | eva.dahl@outlook.example.no| ACCEPTED  | 0 | 2026-12-01T13:00:00Z | -
          exchange-declined-with-comment        | ola.berg@bedrift.example.no| DECLINED  | 1 | 2026-12-01T12:00:00Z | Jeg er i Bergen den dagen, men Eva kan møte.
          exchange-counter                      | ola.berg@bedrift.example.no| TENTATIVE | 1 | 2026-12-01T12:00:00Z | Kan vi ta det etter lunsj?
          exchange-room-accepted                | ola.berg@bedrift.example.no| ACCEPTED  | 1 | 2026-12-01T12:00:00Z | -
          exchange-upper-case-mailto            | ola.berg@bedrift.example.no| ACCEPTED  | 1 | 2026-12-01T12:00:00Z | -
          apple-mail-accepted                   | per@example.no             | ACCEPTED  | 1 | 2026-12-01T14:00:00Z | -
          apple-icloud-path                     | per@example.no             | DECLINED  | 1 | 2026-12-01T14:00:00Z | -
          thunderbird-tentative                 | nils@example.no            | TENTATIVE | 0 | 2026-12-01T15:00:00Z | -
          notes-delegated-method-beside-only    | liv@example.no             | DELEGATED | 0 | 2026-12-01T16:00:00Z | Tor møter for meg
          several-attendees                     | nils@example.no            | DECLINED  | 3 | 2026-12-01T16:00:00Z | -
          only-attached                         | kari@example.no            | ACCEPTED  | 2 | 2026-12-01T10:15:00Z | -
          wrong-charset                         | nils@example.no            | TENTATIVE | 0 | 2026-12-01T15:00:00Z | Kommer på møtet
          two-calendars                         | eli@example.no             | ACCEPTED  | 1 | 2026-12-01T14:00:00Z | -
          """)
  void an_answer_is_read(
      String name,
      String attendee,
      Participation participation,
      int sequence,
      Instant stamp,
      String comment) {
    MailedAnswer answer = answer(name);

    assertThat(answer.uid()).isEqualTo("styret-3.drammen@hub.example.no");
    assertThat(answer.attendee()).isEqualTo(attendee);
    assertThat(answer.answer()).isEqualTo(participation);
    assertThat(answer.sequence()).isEqualTo(sequence);
    assertThat(answer.stamp()).isEqualTo(stamp);
    assertThat(answer.comment()).isEqualTo(comment);
    assertThat(answer.from()).isEqualTo(attendee);
    assertThat(answer.receivedAt()).isEqualTo(Mails.RECEIVED);
  }

  @Test
  void another_time_is_proposed() {
    assertThat(answer("exchange-counter").proposed())
        .isEqualTo(
            new Proposed(
                Instant.parse("2027-01-12T12:00:00Z"), Instant.parse("2027-01-12T13:30:00Z")));
    assertThat(answer("exchange-declined-with-comment").proposed()).isNull();
  }

  private static IncomingMail counter(String zone, String comment) {
    return IncomingMail.of(
        Mails.withLineEnds(
            """
        From: c@example.no
        Content-Type: text/calendar; charset=UTF-8; method=COUNTER

        BEGIN:VCALENDAR
        METHOD:COUNTER
        BEGIN:VEVENT
        UID:a
        DTSTART;TZID="%s":20270112T060000
        ATTENDEE;PARTSTAT=TENTATIVE:mailto:c@example.no
        COMMENT:%s
        END:VEVENT
        END:VCALENDAR
        """
                .formatted(zone, comment)),
        Mails.RECEIVED);
  }

  @Test
  void a_proposed_time_in_a_zone_that_is_unknown_is_for_people() {
    ReplyReader.Content known =
        ReplyReader.read(counter("(UTC-05:00) Eastern Time (US & Canada)", "Hei"), true);
    assertThat(((ReplyReader.Content.Answer) known).answer().proposed().start())
        .isEqualTo(Instant.parse("2027-01-12T11:00:00Z"));
    assertThat(ReplyReader.read(counter("Atlantis", "Hei"), true))
        .isInstanceOf(ReplyReader.Content.Other.class);
  }

  /** Each character of the mail is a byte; the letter is folded between its two. */
  @Test
  void a_comment_that_is_folded_inside_a_letter_is_read() {
    ReplyReader.Content content =
        ReplyReader.read(
            counter("Europe/Oslo", "m\u00C3\n \u00B8te p\u00C3\u00A5 \u00C3\u0098ya"), true);
    assertThat(((ReplyReader.Content.Answer) content).answer().comment()).isEqualTo("møte på Øya");
  }

  @Test
  void who_goes_instead_is_told() {
    assertThat(answer("notes-delegated-method-beside-only").delegatedTo())
        .isEqualTo("tor.vik@example.no");
  }

  @Test
  void an_invitation_asked_for_again_is_no_answer() {
    assertThat(ReplyReader.read(Mails.read("other/asks-again"), true))
        .isInstanceOf(ReplyReader.Content.AsksAgain.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "other/question",
        "other/exchange-out-of-office",
        "other/gmail-out-of-office",
        "other/vacation-by-subject-alone",
        "other/answer-without-attendee",
        "other/answer-with-an-unclosed-quote",
        "other/answer-with-a-colon-in-a-name",
        "other/winmail-alone",
        // The answer in it was given by somebody else, to somebody else.
        "other/forwarded-invitation"
      })
  void other_mail_is_for_people(String name) {
    assertThat(ReplyReader.read(Mails.read(name), true))
        .isInstanceOf(ReplyReader.Content.Other.class);
  }

  /** Faults in a calendar, and what is told of it all the same. */
  private static Stream<String> broken() {
    return Stream.of(
        "",
        "BEGIN:VCALENDAR",
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nEND:VEVENT\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:a\nATTENDEE:\nEND:VEVENT\nEND:VCALENDAR",
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nATTENDEE:mailto:a@example.no\nATTENDEE:mailto:b@example.no\nEND:VEVENT\nEND:VCALENDAR",
        "END:VCALENDAR\nBEGIN:VEVENT\n",
        "BEGIN:VCALENDAR\nEND:VEVENT\nEND:VEVENT\nEND:VCALENDAR\nBEGIN:VEVENT\nUID:x\nEND:VEVENT",
        "BEGIN:VCALENDAR\n" + "BEGIN:VEVENT\n".repeat(100));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void a_broken_calendar_is_for_people(String calendar) {
    IncomingMail mail =
        Mails.mail(
            "From: c@example.no\nContent-Type: text/calendar; method=REPLY\n\n" + calendar + "\n");

    assertThat(ReplyReader.read(mail, true)).isInstanceOf(ReplyReader.Content.Other.class);
  }

  @Test
  void a_clock_that_is_ahead_does_not_count() {
    String calendar =
        """
        From: a@example.no
        Content-Type: text/calendar; method=REPLY

        BEGIN:VCALENDAR
        BEGIN:VEVENT
        UID:a
        DTSTAMP:20990101T000000Z
        SEQUENCE:99999999999999
        ATTENDEE;PARTSTAT=Accepted:mailto:a@example.no
        END:VEVENT
        END:VCALENDAR
        """;

    ReplyReader.Content content = ReplyReader.read(Mails.mail(calendar), false);

    MailedAnswer answer = ((ReplyReader.Content.Answer) content).answer();
    assertThat(answer.stamp()).isEqualTo(Mails.RECEIVED);
    assertThat(answer.sequence()).isZero();
    assertThat(answer.answer()).isEqualTo(Participation.ACCEPTED);
    assertThat(answer.proven()).isFalse();
  }

  @Test
  void an_answer_does_not_print_who_it_is_from() {
    assertThat(answer("gmail-accepted").toString() + Mails.read("answers/gmail-accepted"))
        .doesNotContain("kari", "Lien");
  }
}
