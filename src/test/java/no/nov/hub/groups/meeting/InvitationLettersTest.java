package no.nov.hub.groups.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import no.nov.hub.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The mails as they go out, whole, beside those that have been looked at and found good. */
class InvitationLettersTest {

  private static final Path GOLDEN = Path.of("src/test/resources/meeting");
  private static final String FIELDS =
      """
      'title':'Nettleie og lån: hva gjør vi nå?','place':'Rådhuset, Engene 1, Drammen',
      'onlineUrl':'https://møte.example.no/nov',
      'note':'Velkommen til årets første møte.\\nTa med spørsmålene deres.',
      'agenda':['Referat fra forrige møte','Nettleie & <b>effekttariff</b>','Valg av leder for året']
      """;

  private final MeetingHub hub = new MeetingHub();

  static Stream<Arguments> kinds() {
    return Stream.of(
        kind("request", h -> {}),
        kind(
            "update",
            h -> h.calls("m-1", FIELDS + ",'start':'2027-01-13T09:00','end':'2027-01-13T10:30'")),
        kind("cancel-for-all", h -> h.cancels("m-1", "Lederen er syk.")),
        kind("cancel-for-one", h -> h.group("energi", "per")),
        kind(
            "asking-again",
            h -> {
              h.bean(InvitationTables.class).askAgain("meeting drammen/m-1");
              h.bean(MeetingTables.class).lookAt("meeting drammen/m-1", h.clock.instant());
            }),
        kind("reminder", h -> h.clock.pass(Duration.ofDays(5))));
  }

  private static Arguments kind(String name, Consumer<MeetingHub> happens) {
    return Arguments.of(name, happens);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void each_kind_is_as_it_was_found_good(String kind, Consumer<MeetingHub> happens)
      throws Exception {
    Sent sent = sent(kind, happens);

    golden(kind, sent.bytes());
    assertThatMailIsSound(sent);
  }

  private Sent sent(String kind, Consumer<MeetingHub> happens) {
    hub.group("klima", "siri"); // IDs of letters come from where messages stand on topics.
    hub.group("energi", "ase", "per").calls("m-1", FIELDS).looks();
    List<Sent> first = hub.letters();
    hub.clock.pass(Duration.ofHours(1));
    happens.accept(hub);
    hub.looks();
    List<Sent> letters = kind.equals("request") ? first : hub.letters();
    return letters.stream().filter(l -> l.recipient().startsWith("ase")).findFirst().orElseThrow();
  }

  private static void golden(String kind, byte[] bytes) {
    Path file = GOLDEN.resolve(kind + ".eml");
    try {
      if (Boolean.getBoolean("golden.write")) {
        Files.write(file, bytes);
      }
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertThatMailIsSound(Sent sent) throws Exception {
    MimeMessage message = sent.message();
    MimeMultipart mixed = (MimeMultipart) message.getContent();
    MimeMultipart alternatives = (MimeMultipart) mixed.getBodyPart(0).getContent();
    BodyPart calendar = alternatives.getBodyPart(2);
    ContentType type = new ContentType(calendar.getContentType());
    BodyPart attached = mixed.getBodyPart(1);

    assertThat(new ContentType(message.getContentType()).match("multipart/mixed")).isTrue();
    assertThat(alternatives.getBodyPart(0).isMimeType("text/plain")).isTrue();
    assertThat(alternatives.getBodyPart(1).isMimeType("text/html")).isTrue();
    assertThat(alternatives.getCount()).isEqualTo(3);
    assertThat(type.getBaseType()).isEqualTo("text/calendar");
    assertThat(type.getParameter("charset")).isEqualTo("UTF-8");
    assertThat(calendar.getDisposition()).isNull();
    assertThat(attached.isMimeType("application/ics")).isTrue();
    byte[] bytes = calendar.getInputStream().readAllBytes();
    assertThat(attached.getInputStream().readAllBytes()).isEqualTo(bytes);
    assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThatCalendarIsSound(bytes, type.getParameter("method"));
    assertThat(new String(sent.bytes(), StandardCharsets.ISO_8859_1).chars())
        .as("only ASCII goes out")
        .allMatch(c -> c < 128);
  }

  private static void assertThatCalendarIsSound(byte[] bytes, String method) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(bytes));

    assertThat(calendar.validate(true).getEntries()).isEmpty();
    assertThat(text).contains("METHOD:" + method + "\r\n");
    assertThat(((VEvent) calendar.getComponent("VEVENT").orElseThrow()).getProperty("METHOD"))
        .isEmpty();
    assertThat(Arrays.stream(text.split("\r\n")).map(line -> line.getBytes(StandardCharsets.UTF_8)))
        .allMatch(line -> line.length <= 75);
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  @Test
  void html_in_an_agenda_is_shown_as_text() throws Exception {
    MimeMultipart mixed = (MimeMultipart) sent("request", h -> {}).message().getContent();
    String html =
        ((MimeMultipart) mixed.getBodyPart(0).getContent()).getBodyPart(1).getContent().toString();

    assertThat(html).contains("Nettleie &amp; &lt;b&gt;effekttariff").doesNotContain("<b>");
  }

  @Test
  void attachments_end_the_mail_and_are_what_was_uploaded() throws Exception {
    byte[] content = "Saksliste, vedlegg æøå".getBytes(StandardCharsets.UTF_8);
    String sha256 = hub.uploads(content);
    hub.group("energi", "ola", "per")
        .calls("m-1", "'attachments':[{'name':'Årsplan 2027.pdf','sha256':'%s'}]".formatted(sha256))
        .looks();
    List<Sent> letters = hub.letters();

    assertThat(letters).hasSize(2);
    MimeMultipart mixed = (MimeMultipart) letters.get(0).message().getContent();
    assertThat(mixed.getCount()).isEqualTo(3);
    BodyPart file = mixed.getBodyPart(2);
    assertThat(jakarta.mail.internet.MimeUtility.decodeText(file.getFileName()))
        .isEqualTo("Årsplan 2027.pdf");
    assertThat(file.getInputStream().readAllBytes()).isEqualTo(content);
    assertThat(
            hub.database
                .jdbc()
                .queryForObject(
                    "SELECT COUNT(*) FROM kept.mail_tail WHERE tail_key IN (SELECT tail FROM kept.outbox)",
                    Long.class))
        .isEqualTo(1);
  }

  @Test
  void an_attachment_of_several_megabytes_arrives_whole() throws Exception {
    byte[] content = new byte[3 << 20];
    new java.util.Random(7).nextBytes(content);
    String sha256 = hub.uploads(content);
    hub.group("energi", "ola")
        .calls("m-1", "'attachments':[{'name':'plan.pdf','sha256':'%s'}]".formatted(sha256))
        .looks();

    MimeMultipart mixed = (MimeMultipart) hub.letters().get(0).message().getContent();
    assertThat(mixed.getBodyPart(2).getInputStream().readAllBytes()).isEqualTo(content);
  }

  @Test
  void a_member_is_shown_to_others_only_where_the_group_says_so() throws Exception {
    hub.group("energi", "ola", "per").calls("m-1", "").looks();
    assertThat(attendees(hub.letters().get(0)))
        .containsExactlyInAnyOrder("mailto:ola@example.no", "mailto:kari@example.no");

    hub.groupWith(
            "apen",
            "'leader':{'address':'ola@example.no'},'showsAll':true",
            MeetingHub.member("ola") + "," + MeetingHub.member("per"))
        .calls("m-2", "'groups':['apen']")
        .looks();
    assertThat(attendees(hub.letters().get(0)))
        .containsExactlyInAnyOrder(
            "mailto:ola@example.no", "mailto:kari@example.no", "mailto:per@example.no");
  }

  private static List<String> attendees(Sent sent) throws Exception {
    return calendar(sent).getProperties("ATTENDEE").stream()
        .map(p -> ((net.fortuna.ical4j.model.property.Attendee) p).getCalAddress().toString())
        .toList();
  }

  private static VEvent calendar(Sent sent) throws Exception {
    MimeMultipart mixed = (MimeMultipart) sent.message().getContent();
    Calendar calendar = new CalendarBuilder().build(mixed.getBodyPart(1).getInputStream());
    return (VEvent) calendar.getComponent("VEVENT").orElseThrow();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = '|',
      textBlock =
          """
          2027-03-26T09:00 | 2027-03-26T10:00 | Europe/Oslo   | 20270326T080000Z | fredag 26. mars 2027 kl. 09.00–10.00 (norsk tid)
          2027-03-29T09:00 | 2027-03-29T10:00 | Europe/Oslo   | 20270329T070000Z | mandag 29. mars 2027 kl. 09.00–10.00 (norsk tid)
          2027-10-29T09:00 | 2027-10-29T10:00 | Europe/Oslo   | 20271029T070000Z | fredag 29. oktober 2027 kl. 09.00–10.00 (norsk tid)
          2027-11-01T09:00 | 2027-11-01T10:00 | Europe/Oslo   | 20271101T080000Z | mandag 1. november 2027 kl. 09.00–10.00 (norsk tid)
          2027-03-27T22:00 | 2027-03-28T04:00 | Europe/Oslo   | 20270327T210000Z | lørdag 27. mars 2027 kl. 22.00 til søndag 28. mars 2027 kl. 04.00 (norsk tid)
          2027-01-12T09:00 | 2027-01-12T10:00 | Europe/London | 20270112T090000Z | tirsdag 12. januar 2027 kl. 09.00–10.00 (tidssone Europe/London)
          """)
  void the_time_is_right_when_clocks_change_across_midnight_and_elsewhere(
      String start, String end, String zone, String utc, String words) throws Exception {
    hub.group("energi", "ola")
        .calls("m-1", "'start':'%s','end':'%s','timeZone':'%s'".formatted(start, end, zone))
        .looks();
    Sent sent = hub.letters().get(0);
    String text = sent.text();

    assertThat(calendar(sent).getProperty("DTSTART").orElseThrow().getValue()).isEqualTo(utc);
    assertThat(text).contains("Når: " + words);
    if (zone.equals("Europe/London")) {
      assertThat(text).contains("Hos deg: tirsdag 12. januar 2027 kl. 10.00–11.00 (norsk tid)");
    }
  }

  @Test
  void a_member_elsewhere_reads_the_time_there_too_in_english_if_that_is_preferred()
      throws Exception {
    hub.groupWith(
            "energi",
            "'leader':{'address':'john@example.no'}",
            "{'name':'John Doe','address':'john@example.no','language':'en','timeZone':'Europe/London'}")
        .calls("m-1", "")
        .looks();
    Sent sent = hub.letters().get(0);
    String text = sent.text();

    assertThat(sent.subject())
        .isEqualTo("Invitation: Møte i energigruppen, Tuesday 12 January 2027 at 09:00");
    assertThat(text)
        .contains("When: Tuesday 12 January 2027 at 09:00–10:30 (Norwegian time)")
        .contains(
            "Where you are: Tuesday 12 January 2027 at 08:00–09:30 (time zone Europe/London)");
  }
}
