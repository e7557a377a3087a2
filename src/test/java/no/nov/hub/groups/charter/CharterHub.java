package no.nov.hub.groups.charter;

import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import no.nov.hub.Sent;
import no.nov.hub.groups.GroupsHub;
import no.nov.hub.groups.charter.CharterReport.Ruled;
import no.nov.hub.groups.charter.rule.Facts;
import no.nov.hub.groups.group.GroupProjection;
import no.nov.hub.groups.meeting.MeetingProjection;
import no.nov.hub.groups.minutes.PrintedText;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.shared.membership.MemberListTables;

/** The groups of Drammen, what they have done, and what their charters ask of them. */
public final class CharterHub extends GroupsHub<CharterHub> {

  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

  public CharterHub() {
    this("drammen");
  }

  /**
   * @param secretary who speaks for NOV, or null
   */
  CharterHub(String secretary) {
    super(noon(LocalDate.of(2027, 1, 1)));
    with(Nov.class, () -> new Nov("nov", "Næringsalliansen Oslofjord Vest", secretary));
    with(MemberListTables.class, () -> new MemberListTables(database.jdbc()));
    with("printing", PrintedText.class, PrintedText::new);
    reads(Topics.PRIVATE_GROUPS, GroupProjection.class, CharterProjection.class);
    reads(Topics.PRIVATE_MEETINGS, MeetingProjection.class);
    start(
        "no.nov.hub.groups.group",
        "no.nov.hub.groups.meeting",
        "no.nov.hub.groups.minutes",
        "no.nov.hub.groups.charter");
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(LocalTime.NOON).atZone(OSLO).toInstant();
  }

  /** Moves to noon of a day that is not before today. */
  public CharterHub on(String day) {
    clock.pass(Duration.between(clock.instant(), noon(LocalDate.parse(day))));
    return this;
  }

  LocalDate today() {
    return LocalDate.now(clock);
  }

  /** A resource group of personal members; the first leads it. */
  @Override
  public CharterHub group(String id, String... members) {
    return registers(
        id,
        "resource",
        "'leader':{'address':'%s@example.no'},".formatted(members[0]),
        Arrays.stream(members).map(CharterHub::personal).toArray(String[]::new));
  }

  public static String personal(String name) {
    return member(name, "'personalMember':true");
  }

  public static String member(String name, String fields) {
    return "{'name':'%s','address':'%s@example.no'%s}"
        .formatted(name, name, fields.isEmpty() ? "" : "," + fields);
  }

  public CharterHub registers(String id, String kind, String fields, String... members) {
    return registersOf("drammen", id, kind, fields, members);
  }

  CharterHub registersOf(String owner, String id, String kind, String fields, String... members) {
    return groupOf(
        owner, id, "%s'kind':'%s','name':'Gruppe %s'".formatted(fields, kind, id), members);
  }

  public CharterHub called(String group, String day) {
    return calls(
        group + "-" + day,
        "'groups':['%s'],'title':'Møte %s','start':'%sT09:00','timeZone':'Europe/Oslo'"
            .formatted(group, day, day));
  }

  public CharterHub cancelled(String group, String day) {
    return cancels(group + "-" + day, "Sykdom");
  }

  public CharterHub invitedToEvent(String group, String eventId, String day) {
    return says(
        Types.EVENT_PUBLISHED,
        "{'organiser':'drammen','eventId':'%s','title':'Frokost %s','start':'%sT08:00','timeZone':'Europe/Oslo','inviteGroups':['%s']}"
            .formatted(eventId, eventId, day, group));
  }

  /** A meeting with minutes. */
  public CharterHub met(String group, String day, List<String> present, List<String> absent) {
    called(group, day);
    List<Object[]> rows = new ArrayList<>();
    String about = "meeting drammen/%s-%s".formatted(group, day);
    present.forEach(name -> rows.add(new Object[] {about, person(name), name, "present"}));
    absent.forEach(name -> rows.add(new Object[] {about, person(name), name, "absent"}));
    database
        .jdbc()
        .batchUpdate(
            "INSERT INTO kept.attendance (about, person, name, standing) VALUES (?, ?, ?, ?)",
            rows);
    return this;
  }

  private static String person(String name) {
    return name.startsWith("erased") ? name : name + "@example.no";
  }

  public CharterHub records(String group, String kind, String date, String fields) {
    return records(group, kind + "-" + date + "-" + records.size(), kind, date, fields);
  }

  public CharterHub records(String group, String id, String kind, String date, String fields) {
    return states(
        Types.EVIDENCE_RECORDED,
        "{'owner':'drammen',%s'evidenceId':'%s','kind':'%s','date':'%s','recordedBy':'Kari'%s}"
            .formatted(
                group == null ? "" : "'groupId':'%s',".formatted(group),
                id.toLowerCase(Locale.ROOT),
                kind,
                date,
                fields.isEmpty() ? "" : "," + fields));
  }

  public CharterHub withdraws(String id) {
    return states(
        Types.EVIDENCE_RECORDED,
        "{'owner':'drammen','evidenceId':'%s','recordedBy':'Kari','withdrawn':true}".formatted(id));
  }

  /** To lead the group for a year from that day. */
  public CharterHub elects(String group, String who, String date) {
    return records(
        group,
        "election",
        date,
        "'person':{'name':'%s','address':'%s@example.no'},'role':'leader','termFrom':'%s','termMonths':12"
            .formatted(who, who, date));
  }

  public CharterHub adopts(String charter, String from, String rules) {
    return states(
        Types.CHARTER_ADOPTED,
        "{'owner':'drammen','charter':'%s','validFrom':'%s','rules':[%s]}"
            .formatted(charter, from, rules));
  }

  private CharterHub states(String type, String data) {
    admit("drammen", type, Topics.PRIVATE_GROUPS, data);
    return this;
  }

  public CharterReport report(String at) {
    Facts facts = bean(FactsReader.class).read("drammen", LocalDate.parse(at));
    return CharterReport.of(facts, facts.at());
  }

  public Ruled judged(String group, String rule, String at) {
    CharterReport report = report(at);
    List<Ruled> rules =
        group == null
            ? report.association()
            : report.groups().stream()
                .filter(each -> each.groupId().equals(group))
                .findFirst()
                .orElseThrow()
                .rules();
    return rules.stream().filter(each -> each.rule().equals(rule)).findFirst().orElseThrow();
  }

  /** As the report has it on a day. */
  public String state(String group, String rule, String at) {
    return judged(group, rule, at).state();
  }

  /** As the report has it today. */
  public String state(String group, String rule) {
    return state(group, rule, today().toString());
  }

  @Override
  public CharterHub looks() {
    bean(WatchingCharters.class).watch();
    return this;
  }

  /** What was written into the inbox is admitted. */
  CharterHub admits() {
    inbox.forEach(message -> admit(message, Topics.PRIVATE_GROUPS));
    inbox.clear();
    return this;
  }

  /** By recipient and subject. */
  @Override
  public List<Sent> letters() {
    List<Sent> letters = super.letters();
    assertThat(letters)
        .as("rules are told in words")
        .allSatisfy(
            each ->
                assertThat(each.subject() + "\n" + each.text())
                    .doesNotContain("(skal)", "(bør)")
                    .doesNotContainPattern("\\b[A-Z]\\d{1,2}\\b"));
    return letters.stream()
        .sorted(comparing(Sent::recipient).thenComparing(Sent::subject))
        .toList();
  }
}
