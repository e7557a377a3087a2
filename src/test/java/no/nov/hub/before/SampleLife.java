package no.nov.hub.before;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import no.nov.hub.Messages;
import no.nov.hub.mail.outgoing.ScriptedSmtpServer;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Types;
import tools.jackson.databind.JsonNode;

/**
 * Everything that can come to a hub, with invented figures and persons: over HTTP, in files, from a
 * web calendar; what is right, wrong and held; a group with meetings, answers and minutes.
 */
final class SampleLife {

  private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Time enough to call it, since nobody can be called to what has begun. */
  private static final Duration UNTIL_IT_BEGINS = Duration.ofSeconds(45);

  private final LocalDate today = LocalDate.now(NORWAY);
  private final OldHub hub;
  private final ScriptedSmtpServer mail;
  private final List<String> receipts = new ArrayList<>();

  SampleLife(OldHub hub, ScriptedSmtpServer mail) {
    this.hub = hub;
    this.mail = mail;
  }

  static String webCalendar() {
    LocalDate today = LocalDate.now(NORWAY);
    return """
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//example.no//kurs//NO
    BEGIN:VEVENT
    UID:kurs-1@kalender.example.no
    DTSTAMP:20261101T080000Z
    DTSTART:%1$sT080000Z
    DTEND:%1$sT100000Z
    SUMMARY:Kurs i regnskap
    LOCATION:Hønefoss
    END:VEVENT
    END:VCALENDAR
    """
        .formatted(today.plusDays(52).format(DateTimeFormatter.BASIC_ISO_DATE));
  }

  void live() throws Exception {
    order("PUT", "drammen", "/api/v1/submission-senders/kari@example.no", "{}");
    shared();
    files();
    group();
    Instant begins = Instant.now().plus(UNTIL_IT_BEGINS).truncatedTo(ChronoUnit.SECONDS);
    meetings(LocalDateTime.ofInstant(begins, NORWAY));
    answers();
    await().atMost(PATIENCE).until(() -> Instant.now().isAfter(begins));
    minutes();
    receipts.forEach(this::awaitReceipt);
  }

  private void shared() {
    post(Messages.count("drammen", "c-1", day(-60), 900));
    post(
        "drammen",
        Types.MEMBERSHIP_COUNTED,
        "c-2",
        "{'association':'drammen','asOf':'%s','members':910,'byMunicipality':{'3301':700,'3312':110}}"
            .formatted(day(-10)));
    post(Messages.count("asker", "c-1", day(-10), 500));
    awaitReceipt(receipts.get(receipts.size() - 1));
    post(Messages.count("asker", "c-2", day(-5), 50));
    post(
        "drammen",
        Types.MEMBERSHIP_LISTED,
        "l-1",
        "{'association':'drammen','asOf':'%s','organisations':['974760673','923609016']}"
            .formatted(day(-10)));
    post(
        "drammen",
        Types.EVENT_PUBLISHED,
        "e-1",
        "{'organiser':'drammen','eventId':'frokost','title':'Frokostmøte','start':'%1$sT08:00','end':'%1$sT09:30','theme':'samferdsel','venue':{'municipality':'3301'},'coOrganisers':['asker']}"
            .formatted(day(30)));
    post(
        "asker",
        Types.CONSENT_GIVEN,
        "s-1",
        "{'participant':'asker','event':{'organiser':'drammen','eventId':'frokost'}}");
    post(
        "asker",
        Types.EVENT_PUBLISHED,
        "e-1",
        "{'organiser':'asker','eventId':'morgen','title':'Morgenmøte','start':'%sT08:30','theme':'samferdsel','venue':{'municipality':'3203'}}"
            .formatted(day(30)));
    post(
        "drammen",
        Types.EVENT_PUBLISHED,
        "e-2",
        "{'organiser':'drammen','eventId':'kveld','title':'Kveldsmøte','start':'%sT18:00'}"
            .formatted(day(50)));
    post(Messages.cancellation("drammen", "e-3", "kveld"));
    post(Messages.cancellation("drammen", "e-4", "ukjent"));
    post(Messages.position("drammen", "p-1", "e18", "for"));
    post(Messages.position("asker", "p-1", "e18", "against"));
    post(Messages.position("kongsberg", "p-1", "jernbane", "for"));
    post(
        "kongsberg",
        Types.POSITION_WITHDRAWN,
        "p-2",
        "{'association':'kongsberg','issue':{'id':'jernbane'},'reason':'Behandlet på nytt'}");
  }

  private void files() throws IOException {
    DateTimeFormatter norwegian = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    drop(
        "modum",
        "medlemstall.csv",
        "Dato;Medlemmer;3316 Modum\n%s;120;118\n%s;mange;1\n"
            .formatted(
                today.minusDays(33).format(norwegian), today.minusDays(3).format(norwegian)));
    drop(
        "kongsberg",
        "kalender.ics",
        webCalendar().replace("Kurs i regnskap", "Åpent hus").replace("kurs-1", "hus-1"));
  }

  private void drop(String participant, String name, String text) throws IOException {
    Path folder = hub.data().resolve("drop").resolve(participant);
    Path draft = Files.writeString(folder.resolve(name + ".part"), text);
    Path file = Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    await(name).atMost(PATIENCE).until(() -> !Files.exists(file));
  }

  private void group() {
    post(
        "drammen",
        Types.GROUP_REGISTERED,
        "g-1",
        """
        {'owner':'drammen','groupId':'kraft','kind':'resource','name':'Ressursgruppe kraft',
         'leader':{'address':'ada@example.no','since':'2026-01-15'},
         'contact':{'name':'Kari Eksempel','address':'kari@example.no'},
         'members':[{'name':'Ada Eksempel','address':'ada@example.no','organisationNumber':'974760673'},
                    {'name':'Bo Eksempel','address':'bo@example.no','personalMember':true,'language':'en'},
                    {'name':'Cato Eksempel','address':'cato@example.no','personalMember':true},
                    {'name':'Dina Eksempel','address':'dina@example.no','personalMember':true},
                    {'name':'Eva Eksempel','address':'eva@example.no','personalMember':true}]}
        """);
    post(
        "drammen",
        Types.CHARTER_ADOPTED,
        "r-1",
        """
        {'charter':'resource','validFrom':'2026-01-01','rules':[
          {'rule':'E1','weight':'should','periodMonths':6,'text':{'nb':'Nytt på nettsiden','en':'News on the site'}}]}
        """);
    post(
        "drammen",
        Types.EVIDENCE_RECORDED,
        "v-1",
        """
        {'groupId':'kraft','evidenceId':'valg','kind':'election','date':'%s','recordedBy':'Kari Eksempel',
         'person':{'name':'Ada Eksempel','address':'ada@example.no'},'role':'leader'}
        """
            .formatted(day(-30)));
    receipts.forEach(this::awaitReceipt);
  }

  private void meetings(LocalDateTime begins) {
    post("drammen", Types.MEETING_CALLED, "m-1", meeting("kraft-1", "Høstens møte", begins, ""));
    String document =
        order("POST", "drammen", "/api/v1/attachments", "application/octet-stream", "Sak 1")
            .get("sha256")
            .asString();
    post(
        "drammen",
        Types.MEETING_CALLED,
        "m-2",
        meeting(
            "kraft-2",
            "Årets første møte",
            today.plusDays(35).atTime(9, 0),
            ",'attachments':[{'name':'Sak 1.txt','sha256':'%s'}]".formatted(document)));
    post(
        "drammen",
        Types.MEETING_PROPOSED,
        "f-1",
        """
        {'meetingId':'kraft-3','groups':['kraft'],'title':'Vårens møte','answerBy':'%1$s','place':'Drammen',
         'times':[{'start':'%2$sT09:00','end':'%2$sT10:30'},{'start':'%3$sT12:00','end':'%3$sT13:30'}]}
        """
            .formatted(day(20), day(60), day(62)));
    post(
        "drammen",
        Types.EVENT_PUBLISHED,
        "e-5",
        "{'organiser':'drammen','eventId':'apent','title':'Åpent møte','start':'%sT17:00','inviteGroups':['kraft']}"
            .formatted(day(45)));
  }

  private static String meeting(String id, String title, LocalDateTime start, String more) {
    return """
    {'meetingId':'%s','groups':['kraft'],'title':'%s','start':'%s','end':'%s','place':'Rådhuset, Drammen',
     'agenda':['Referat fra forrige møte','Nettleie']%s}
    """
        .formatted(
            id,
            title,
            start.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME),
            start.plusMinutes(90).format(DateTimeFormatter.ISO_LOCAL_DATE_TIME),
            more);
  }

  private void answers() {
    answer(link("bo@example.no", "/svar/", "Årets"), Map.of("answer", "accepted", "revision", "0"));
    order(
        "POST",
        "drammen",
        "/api/v1/meetings/drammen/kraft-2/answers",
        "{\"address\":\"cato@example.no\",\"answer\":\"declined\",\"comment\":\"Er på reise.\"}");
    String poll = link("dina@example.no", "/avstemning/", "Vårens");
    String page = hub.http().get("", poll).body();
    Map<String, String> fields = new LinkedHashMap<>();
    Pattern.compile("name=\"asking\" value=\"([^\"]*)\"")
        .matcher(page)
        .results()
        .forEach(found -> fields.put("asking", found.group(1)));
    Pattern.compile("name=\"([^\"]+)\" value=\"yes\"")
        .matcher(page)
        .results()
        .forEach(found -> fields.put(found.group(1), "yes"));
    answer(poll, fields);
  }

  private void answer(String path, Map<String, String> fields) {
    HttpResponse<String> answer = hub.http().fillIn(path, fields);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  /** In the first mail to that address with such a link and these words in its subject. */
  private String link(String address, String begin, String words) {
    return await("a mail with " + begin)
        .atMost(PATIENCE)
        .until(
            () ->
                mails().stream()
                    .filter(m -> m.to().equals(address) && m.subject().contains(words))
                    .flatMap(m -> m.links().stream())
                    .filter(link -> link.startsWith(begin))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private void minutes() {
    post(
        "drammen",
        Types.MEETING_MINUTED,
        "n-1",
        """
        {'meetingId':'kraft-1',
         'attendance':[{'address':'ada@example.no'},{'address':'bo@example.no'},{'address':'dina@example.no'},
           {'name':'Cato Eksempel','present':'forfall'},{'name':'Guro Gjest','organisation':'Kraft AS'}],
         'items':[{'heading':'Nettleie','decision':'Vi svarer på høringen.'},{'information':'Neste møte er i januar.'},
           {'action':'Skrive høringssvar','responsible':'bo@example.no','due':'%s'}]}
        """
            .formatted(day(10)));
    String minutes = "/api/v1/minutes/drammen/kraft-1";
    standing(minutes, "reading");
    order("POST", "drammen", minutes + "/release", "{\"version\":1}");
    standing(minutes, "mailed");
    answer(link("bo@example.no", "/referat/", "Høstens"), Map.of("answer", "yes"));
  }

  private void standing(String minutes, String expected) {
    await(minutes)
        .atMost(PATIENCE)
        .until(() -> hub.http().get(key("drammen"), minutes).body().contains(expected));
  }

  List<MailRead> mails() {
    return mail.taken().stream().map(MailRead::of).toList();
  }

  /** All receipts, to ask for again. */
  List<String> receipts() {
    return List.copyOf(receipts);
  }

  LocalDate today() {
    return today;
  }

  String key(String holder) {
    return hub.key(holder);
  }

  private String day(int ahead) {
    return today.plusDays(ahead).toString();
  }

  private void post(String participant, String type, String id, String data) {
    post(Messages.from(participant, type, id, data));
  }

  private void post(Envelope envelope) {
    String participant = envelope.source().substring(1);
    JsonNode answer =
        order(
            "POST",
            participant,
            "/api/v1/messages",
            Envelope.STRUCTURED,
            new String(envelope.toJson(), StandardCharsets.UTF_8));
    receipts.add(participant + " " + answer.at("/receipts/0/receipt").asString());
  }

  JsonNode order(String method, String holder, String path, String json) {
    return order(method, holder, path, "application/json", json);
  }

  private JsonNode order(String method, String holder, String path, String type, String body) {
    HttpResponse<String> answer = hub.http().order(method, key(holder), path, type, body);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isBetween(200, 204);
    return answer.body().isEmpty() ? Json.MAPPER.nullNode() : Json.MAPPER.readTree(answer.body());
  }

  private void awaitReceipt(String receipt) {
    List<String> words = List.of(receipt.split(" "));
    await(receipt)
        .atMost(PATIENCE)
        .until(() -> hub.http().get(key(words.get(0)), words.get(1)).body().contains("\"status\""));
  }

  /** What each may ask, as holder and path. */
  List<String> questions() {
    String span = "from=%s&to=%s".formatted(day(-5), day(90));
    List<String> drammens =
        List.of(
            "/api/v1/statistics?asOf=" + today,
            "/api/v1/statistics.csv?asOf=" + today,
            "/api/v1/statistics/history?months=6",
            "/api/v1/events?" + span,
            "/api/v1/events/clashes",
            "/api/v1/events/drammen/frokost",
            "/api/v1/events/drammen/kveld",
            "/api/v1/positions",
            "/api/v1/issues",
            "/api/v1/issues/e18",
            "/api/v1/issues/jernbane",
            "/api/v1/groups",
            "/api/v1/groups/drammen/kraft",
            "/api/v1/groups/drammen/kraft/next-agenda",
            "/api/v1/meetings",
            "/api/v1/meetings/drammen/kraft-1",
            "/api/v1/meetings/drammen/kraft-2",
            "/api/v1/event-invitations/drammen/apent",
            "/api/v1/polls/drammen/kraft-3",
            "/api/v1/year-plan?year=" + today.plusDays(35).getYear(),
            "/api/v1/minutes",
            "/api/v1/minutes/drammen/kraft-1",
            "/api/v1/actions",
            "/api/v1/charter-reports/drammen",
            "/api/v1/charter-reports/drammen/kraft",
            "/api/v1/rejections",
            "/api/v1/rejections?settled=true",
            "/api/v1/submission-address",
            "/api/v1/submission-senders");
    List<String> all =
        drammens.stream().map(path -> "drammen " + path).collect(Collectors.toList());
    all.add("asker /api/v1/rejections");
    all.add("asker /api/v1/groups/drammen/kraft");
    all.add("kongsberg /api/v1/rejections");
    all.add("modum /api/v1/rejections");
    all.add("ringerike /api/v1/feeds");
    all.add("operator /api/v1/operator/keys");
    all.add("nobody /calendar.ics");
    all.add("nobody /calendar/ringerike.ics");
    all.addAll(receipts);
    return all;
  }
}
