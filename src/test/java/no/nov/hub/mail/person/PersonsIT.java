package no.nov.hub.mail.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import no.nov.hub.HubClient;
import no.nov.hub.HubClient.Answer;
import no.nov.hub.HubIntegrationTest;
import no.nov.hub.Messages;
import no.nov.hub.groups.group.GroupProjection;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Received;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A person is handed out and erased, on everything that holds a name. */
@HubIntegrationTest
class PersonsIT {

  private static final GreenMail MAIL =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final LocalDate DAY = LocalDate.now(ZoneId.of("Europe/Oslo")).plusMonths(2);

  @DynamicPropertySource
  static void mailServer(DynamicPropertyRegistry settings) {
    MAIL.withConfiguration(
        new GreenMailConfiguration().withDisabledAuthentication().withSieveIgnoreDetail());
    MAIL.start();
    MAIL.setUser("nov@hub.example.no", "nov@hub.example.no", "secret");
    settings.add("hub.mail.imap.host", () -> "127.0.0.1");
    settings.add("hub.mail.imap.port", () -> MAIL.getImap().getPort());
    settings.add("hub.mail.imap.tls", () -> "none");
    settings.add("hub.mail.imap.username", () -> "nov@hub.example.no");
    settings.add("hub.mail.imap.password", () -> "secret");
    settings.add("hub.mail.imap.every", () -> "500ms");
    settings.add("hub.mail.smtp.host", () -> "127.0.0.1");
    settings.add("hub.mail.smtp.port", () -> MAIL.getSmtp().getPort());
    settings.add("hub.mail.smtp.tls", () -> "none");
    settings.add("hub.public-url", () -> "https://hub.example.no");
  }

  @AfterAll
  static void stop() {
    MAIL.stop();
  }

  @Autowired HubClient hub;
  @Autowired JdbcTemplate jdbc;
  @Autowired ErasureProjection erasureProjection;
  @Autowired GroupProjection groupProjection;

  @BeforeEach
  void ready() {
    hub.awaitReady();
  }

  private void admitted(String type, String id, String data) {
    Answer answer = hub.submit("modum", Messages.from("modum", type, id, data));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(HubClient.status(hub.receipt("modum", answer.receiptIds().get(0))))
        .isEqualTo("accepted");
  }

  private void group(String id, String contact, String... members) {
    admitted(
        Types.GROUP_REGISTERED,
        "group-" + id + "-" + System.nanoTime(),
        """
        {'owner':'modum','groupId':'%s','kind':'resource','name':'Gruppe %s','showsAll':true,
         'contact':{'name':'Kari Kontakt','address':'%s'},'leader':{'address':'%s'},'members':[%s]}
        """
            .formatted(
                id,
                id,
                contact,
                members[0] + "@example.no",
                String.join(
                    ",",
                    Arrays.stream(members)
                        .map(
                            name ->
                                "{'name':'%s Sletteland','address':'%s@example.no','personalMember':true}"
                                    .formatted(name, name))
                        .toList())));
    await()
        .atMost(PATIENCE)
        .until(() -> hub.get("modum", "/api/v1/groups/modum/" + id).text().contains(contact));
  }

  private void meeting(String id, String group) {
    admitted(
        Types.MEETING_CALLED,
        "meeting-" + id,
        "{'owner':'modum','meetingId':'%s','groups':['%s'],'title':'Møte %s','start':'%sT09:00','end':'%sT10:00'}"
            .formatted(id, group, id, DAY, DAY));
  }

  private Answer persons(String what, String address) {
    return hub.post(
        "operator",
        "/api/v1/operator/persons/" + what,
        "application/json",
        "{\"address\":\"%s\"}".formatted(address).getBytes(StandardCharsets.UTF_8));
  }

  private static void awaitMail(String address) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Arrays.stream(MAIL.getReceivedMessages())
                    .anyMatch(mail -> GreenMailUtil.getHeaders(mail).contains(address)));
  }

  private void mailToTheHub(String from) {
    GreenMailUtil.sendTextEmail(
        "nov@hub.example.no", from, "Spørsmål", "Når er møtet?", MAIL.getSmtp().getServerSetup());
  }

  @Test
  void all_that_is_kept_about_a_person_is_handed_out_and_then_is_nowhere_but_in_totals() {
    group("glemsel", "kari.glemsel@example.no", "frank", "gerd", "hans");
    meeting("glem-1", "glemsel");
    awaitMail("gerd@example.no");
    awaitMail("hans@example.no");
    mailToTheHub("gerd@example.no");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        persons("export", "GERD@example.no").body().path("entries").has("mailbox"))
                    .isTrue());

    JsonNode export = persons("export", "gerd@example.no").body();

    assertThat(export.path("mailboxRead").asBoolean()).isTrue();
    JsonNode entries = export.path("entries");
    assertThat(entries.propertyNames()).contains("groups", "meetings", "letters", "mailbox");
    assertThat(entries.at("/groups/0/name").asString()).isEqualTo("gerd Sletteland");
    assertThat(entries.at("/letters/0/letter").asString()).contains("gerd@example.no");

    EverythingKept kept = new EverythingKept(jdbc);
    assertThat(kept.with("gerd")).isNotEmpty();
    Answer erased = persons("erase", "gerd@example.no");

    assertThat(erased.status()).as(erased.text()).isEqualTo(200);
    assertThat(erased.body().path("mailboxRead").asBoolean()).isTrue();
    assertThat(erased.body().at("/erased/groups").asInt()).isEqualTo(1);
    assertThat(erased.body().at("/erased/mailbox").asInt()).isPositive();
    assertThat(kept.with("gerd@example.no")).isEmpty();
    assertThat(kept.with("gerd Sletteland")).isEmpty();
    assertThat(persons("export", "gerd@example.no").body().path("entries").isEmpty()).isTrue();
    assertThat(kept.with("hans@example.no")).contains("kept.group_member.address");
    assertThat(hub.get("modum", "/api/v1/meetings/modum/glem-1").text())
        .contains("hans@example.no")
        .doesNotContain("gerd");
  }

  @Test
  void no_table_keeps_the_name_and_totals_of_attendance_remain() {
    group("overalt", "kari.overalt@example.no", "petra", "quirin");
    for (String row :
        List.of(
            "kept.attendance (about, person, name, standing) VALUES ('meeting modum/o-1', 'petra@example.no', 'petra Sletteland', 'present')",
            "kept.attendance (about, person, name, standing) VALUES ('meeting modum/o-3', 'petra sletteland', 'Petra Sletteland', 'guest')",
            "kept.poll (about, owner, data, receipt_id, proposed_at) VALUES ('poll modum/o-2', 'modum', '{\"title\":\"Valg\",\"note\":\"Petra Slettelands forslag\"}', RANDOM_UUID(), CURRENT_TIMESTAMP)",
            "kept.meeting (about, owner, status, data, reason, changed, starts_at, ends_at, uid, token, sequence, raised_sequence, timed_sequence, changed_at, receipt_id) VALUES ('meeting modum/o-1', 'modum', 'called', '{\"title\":\"Møte\",\"agenda\":[\"petra Sletteland orienterer\"]}', NULL, '', TIMESTAMP WITH TIME ZONE '2026-01-12 09:00:00+00', TIMESTAMP WITH TIME ZONE '2026-01-12 10:00:00+00', 'uid-o-1', 'token-petra-0000000006', 0, 0, 0, CURRENT_TIMESTAMP, RANDOM_UUID())",
            "kept.invitation (about, address, name, language, informed_only, token, invited, sequence, told, told_at, first_message, reminders, asks, asks_mailed, answer, answer_sequence, comment) VALUES ('meeting modum/o-1', 'quirin@example.no', 'quirin Sletteland', 'nb', FALSE, 'token-petra-0000000007', TRUE, 0, 'x', CURRENT_TIMESTAMP, 'x', 0, 0, 0, 'none', 0, '"
                + "Bo Li ".repeat(300)
                + "hilsen petra Sletteland')",
            "kept.minutes (about, version, owner, data, receipt_id, received_at, standing, reader, reader_token, remark) VALUES ('meeting modum/o-1', 1, 'modum', '{\"items\":[{\"decision\":\"PETRA SLETTELAND sa ja\"}]}', RANDOM_UUID(), CURRENT_TIMESTAMP, 'approved', 'petra@example.no', 'token-petra-0000000001', 'Hilsen Petra@example.no')",
            "kept.minutes_reply (about, version, address, name, language, token, said, comment) VALUES ('meeting modum/o-1', 1, 'petra@example.no', 'petra Sletteland', 'nb', 'token-petra-0000000002', 'objected', 'Nei')",
            "kept.action (about, number, owner, words, responsible, address, language, standing, outcome, token, reminders) VALUES ('meeting modum/o-1', 1, 'modum', 'petra Sletteland ringer', 'petra Sletteland', 'petra@example.no', 'nb', 'open', 'Gjort av petra Sletteland', 'token-petra-0000000003', 0)",
            "kept.answer (about, address, answer, comment, sequence, stamp, received_at, how, by_whom, standing) VALUES ('meeting modum/o-1', 'petra@example.no', 'declined', 'Syk', 0, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, 'mail', 'petra@example.no', 'counted')",
            "kept.poll_person (about, address, name, language, token, asked, told, told_at, first_message, reminded) VALUES ('poll modum/o-2', 'petra@example.no', 'petra Sletteland', 'nb', 'token-petra-0000000004', TRUE, 'x', CURRENT_TIMESTAMP, 'x', FALSE)",
            "kept.poll_answer (about, address, starts_at, answer) VALUES ('poll modum/o-2', 'petra@example.no', CURRENT_TIMESTAMP, 'yes')",
            "kept.evidence (owner, evidence_id, group_id, kind, on_date, recorded_by, person, person_name, data, recorded_at, receipt_id) VALUES ('modum', 'o-e1', 'overalt', 'election', CURRENT_DATE, 'petra Sletteland', 'petra@example.no', 'petra Sletteland', '{\"note\":\"petra@example.no\"}', CURRENT_TIMESTAMP, RANDOM_UUID())",
            "kept.attendance_warning (owner, group_id, person, warned_on) VALUES ('modum', 'overalt', 'petra@example.no', CURRENT_DATE)",
            "kept.evaluation (owner, group_id, for_year, token, leader, asked_on) VALUES ('modum', 'overalt', 2020, 'token-petra-0000000005', 'petra@example.no', CURRENT_DATE)",
            "kept.submission_sender (participant, address, since) VALUES ('modum', 'petra@example.no', CURRENT_TIMESTAMP)",
            "kept.held_address (address, failures, first_at, last_at) VALUES ('petra@example.no', 1, CURRENT_TIMESTAMP, CURRENT_TIMESTAMP)")) {
      jdbc.update("INSERT INTO " + row.replace("RANDOM_UUID()", "'" + UUID.randomUUID() + "'"));
    }
    EverythingKept kept = new EverythingKept(jdbc);
    assertThat(kept.with("petra@example.no")).hasSizeGreaterThan(12);

    JsonNode export = persons("export", "petra@example.no").body().path("entries");
    assertThat(export.propertyNames())
        .contains(
            "groups",
            "meetings",
            "minutes",
            "datePolls",
            "evidence",
            "registeredSenders",
            "letters");
    assertThat(persons("erase", "petra@example.no").status()).isEqualTo(200);

    assertThat(kept.with("petra@example.no")).isEmpty();
    assertThat(kept.with("petra Sletteland")).isEmpty();
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM kept.attendance WHERE about = 'meeting modum/o-1' AND standing = 'present'",
                Integer.class))
        .isEqualTo(1);
  }

  @Test
  void mails_of_somebody_with_a_similar_address_stay() {
    mailToTheHub("tore@example.no");
    mailToTheHub("store@example.no");
    for (String address : List.of("tore@example.no", "store@example.no")) {
      await()
          .atMost(PATIENCE)
          .until(() -> persons("export", address).body().path("entries").has("mailbox"));
    }

    assertThat(persons("erase", "tore@example.no").body().at("/erased/mailbox").asInt()).isOne();

    assertThat(persons("export", "store@example.no").body().at("/entries/mailbox").size()).isOne();
    assertThat(persons("export", "tore@example.no").body().path("entries").has("mailbox"))
        .isFalse();
  }

  @Test
  void what_is_restored_or_read_anew_from_before_does_not_bring_the_person_back() {
    group("gjenlest", "kari.gjenlest@example.no", "ivar", "jorunn");
    assertThat(persons("erase", "jorunn@example.no").status()).isEqualTo(200);
    List<Received> erasures = hub.hubsOwnTopic(Topics.PRIVATE_ERASURES);
    assertThat(text(erasures.get(erasures.size() - 1)))
        .contains(ErasureTables.hash("jorunn@example.no"))
        .doesNotContain("jorunn");

    // As in a copy from before the erasure: the seat is there, and that it was erased is not.
    jdbc.update("DELETE FROM kept.erased_person");
    jdbc.update(
        """
        INSERT INTO kept.group_member (owner, group_id, address, name, personal_member, informed_only, language)
        VALUES ('modum', 'gjenlest', 'jorunn@example.no', 'jorunn Sletteland', TRUE, FALSE, 'nb')
        """);
    erasureProjection.apply(erasures);
    assertThat(seatsOf("gjenlest")).containsExactly("ivar@example.no");

    groupProjection.apply(
        hub.hubsOwnTopic(Topics.PRIVATE_GROUPS).stream()
            .filter(record -> text(record).contains("jorunn@example.no"))
            .toList());
    assertThat(seatsOf("gjenlest")).containsExactly("ivar@example.no");

    group("gjenlest", "kari.igjen@example.no", "ivar", "jorunn");
    assertThat(seatsOf("gjenlest"))
        .as("whom the owner registers afterwards is there again")
        .containsExactly("ivar@example.no", "jorunn@example.no");
  }

  private List<String> seatsOf(String group) {
    return jdbc.queryForList(
        "SELECT address FROM kept.group_member WHERE group_id = ? ORDER BY address",
        String.class,
        group);
  }

  private static String text(Received record) {
    return new String(record.value(), StandardCharsets.UTF_8);
  }

  @Test
  void whoever_is_the_contact_of_a_group_must_be_replaced_first() {
    group("kontaktet", "lise@example.no", "mona");

    Answer refused = persons("erase", "lise@example.no");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text()).contains("Gruppe kontaktet", "annen kontaktperson");
    group("kontaktet", "nils@example.no", "mona");
    await().atMost(PATIENCE).until(() -> persons("erase", "lise@example.no").status() == 200);
  }

  @Test
  void a_leader_who_is_erased_leaves_a_group_without_leader_and_its_owner_reads_so() {
    group("ledet", "kari.ledet@example.no", "oda", "pia");

    assertThat(persons("erase", "oda@example.no").status()).isEqualTo(200);

    JsonNode group = hub.get("modum", "/api/v1/groups/modum/ledet").body();
    assertThat(group.toString()).doesNotContain("oda@").contains("pia@example.no", "no_leader");
  }

  @Test
  void only_the_operator_hands_out_and_erases() {
    assertThat(
            hub.post(
                    "modum",
                    "/api/v1/operator/persons/erase",
                    "application/json",
                    "{\"address\":\"pia@example.no\"}".getBytes(StandardCharsets.UTF_8))
                .status())
        .isEqualTo(403);
    assertThat(persons("erase", "not an address").status()).isEqualTo(400);
  }
}
