package no.nov.hub.groups.charter;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.groups.charter.CharterLetters.To;
import no.nov.hub.groups.charter.CharterReport.OfGroup;
import no.nov.hub.groups.charter.CharterReport.Ruled;
import no.nov.hub.groups.charter.WatchTables.Asked;
import no.nov.hub.groups.charter.rule.AttendanceRate;
import no.nov.hub.groups.charter.rule.EvaluatesItself;
import no.nov.hub.groups.charter.rule.Facts;
import no.nov.hub.groups.charter.rule.GroupOnDay;
import no.nov.hub.groups.charter.rule.MeetingThen;
import no.nov.hub.groups.charter.rule.Period;
import no.nov.hub.groups.charter.rule.RuleState;
import no.nov.hub.groups.charter.rule.Terms;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.GroupThen;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.group.Member;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.DueWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at the charters of each owner once a day, and when evidence has come, and tells what has
 * turned before somebody has to ask. What is told is noted in the same transaction, so it is told
 * once.
 */
@Component("watchingCharters")
public class WatchingCharters {

  private static final Logger LOG = LoggerFactory.getLogger(WatchingCharters.class);

  /** Nobody is mailed about this at night. */
  private static final LocalTime MORNING = LocalTime.of(7, 0);

  private static final Set<String> BINDING = Set.of("must", "should");

  private final FactsReader facts;
  private final WatchTables watch;
  private final Groups groups;
  private final CharterLetters letters;
  private final YearSummary summary;
  private final Outbox outbox;
  private final Participants participants;
  private final Nov nov;
  private final DueWork dueWork;
  private final Supplier<String> tokens;
  private final Clock clock;

  /** The owners whose charters could not be looked at. */
  private final Map<String, Instant> notBefore = new ConcurrentHashMap<>();

  /** As the log names them. */
  private record Charters(String owner) {

    @Override
    public String toString() {
      return "charters of " + owner;
    }
  }

  WatchingCharters(
      FactsReader facts,
      WatchTables watch,
      Groups groups,
      CharterLetters letters,
      YearSummary summary,
      Outbox outbox,
      Participants participants,
      Nov nov,
      TransactionTemplate transactions,
      Supplier<String> meetingTokens,
      Clock clock) {
    this.facts = facts;
    this.watch = watch;
    this.groups = groups;
    this.letters = letters;
    this.summary = summary;
    this.outbox = outbox;
    this.participants = participants;
    this.nov = nov;
    this.dueWork = new DueWork(transactions, clock);
    this.tokens = meetingTokens;
    this.clock = clock;
  }

  public void watch() {
    if (LocalTime.now(clock).isBefore(MORNING)) {
      return;
    }
    dueWork.oneByOne(
        due(), this::watch, (charters, later) -> notBefore.put(charters.owner(), later));
  }

  private List<Charters> due() {
    Instant now = clock.instant();
    return Stream.concat(participants.ids().stream(), Stream.of(nov.id()))
        .filter(owner -> !now.isBefore(notBefore.getOrDefault(owner, now)))
        .map(Charters::new)
        .toList();
  }

  private void watch(Charters charters) {
    String owner = charters.owner();
    LocalDate today = LocalDate.now(clock);
    if (watch.claim(owner, today)) {
      look(owner, today);
      watch.looked(owner, today);
    }
  }

  private void look(String owner, LocalDate today) {
    Facts known = facts.read(owner, today);
    if (known.groups().isEmpty()) {
      return;
    }
    Map<String, Group> now =
        groups.of(owner, today).stream()
            .collect(Collectors.toMap(Group::groupId, Function.identity()));
    List<Letter> written = new ArrayList<>();
    tellTurned(known, now, written);
    warnMembers(known, now, written);
    askForEvaluations(known, now, written);
    outbox.add(written);
    if (!written.isEmpty()) {
      LOG.info("{} letters about the charters of {} are in the outbox", written.size(), owner);
    }
  }

  private void tellTurned(Facts known, Map<String, Group> now, List<Letter> written) {
    CharterReport report = CharterReport.of(known, known.at());
    Map<String, Map<String, RuleState>> told = watch.told(known.owner());
    Map<String, Map<String, RuleState>> state = new HashMap<>();
    Stream.concat(
            report.groups().stream(),
            Stream.of(new OfGroup(CharterReport.LEADERS, "", null, null, report.association())))
        .forEach(
            group -> {
              state.put(group.groupId(), wanting(group.rules()));
              List<Ruled> turned =
                  group.rules().stream()
                      .filter(rule -> isTurned(rule, told.get(group.groupId())))
                      .toList();
              Group registered = now.get(group.groupId());
              if (!turned.isEmpty() && registered != null) {
                readers(registered)
                    .forEach(reader -> written.add(letters.turned(to(registered, reader), turned)));
              }
            });
    watch.saveTold(known.owner(), state, known.at());
  }

  private static Map<String, RuleState> wanting(List<Ruled> rules) {
    return rules.stream()
        .filter(WatchingCharters::isWanting)
        .collect(Collectors.toMap(Ruled::rule, Ruled::standing));
  }

  private static boolean isWanting(Ruled rule) {
    return BINDING.contains(rule.weight())
        && (rule.is(RuleState.AT_RISK) || rule.is(RuleState.BROKEN));
  }

  /** Worse than what was told; whatever gets better is not mailed. */
  private static boolean isTurned(Ruled rule, Map<String, RuleState> told) {
    RuleState before = told == null ? null : told.get(rule.rule());
    return isWanting(rule)
        && (before == null || (before == RuleState.AT_RISK && rule.is(RuleState.BROKEN)));
  }

  private static Recipient contact(Group group) {
    return group.contact().as(Language.NB);
  }

  private static Optional<Recipient> leader(Group group) {
    return member(group, group.leader());
  }

  private static Optional<Recipient> member(Group group, String address) {
    return group.members().stream()
        .filter(member -> member.address().equals(address))
        .findFirst()
        .map(Member::person);
  }

  /** Whoever leads and is contact too gets one letter; whoever has been erased gets none. */
  private static List<Recipient> readers(Group group) {
    Map<String, Recipient> readers = new HashMap<>();
    leader(group).ifPresent(reader -> readers.put(reader.address(), reader));
    readers.put(group.contact().address(), contact(group));
    return readers.values().stream().filter(reader -> reader.address().contains("@")).toList();
  }

  private static To to(Group group, Recipient reader) {
    return new To(group.key(), group.name(), reader, contact(group));
  }

  private void warnMembers(Facts known, Map<String, Group> now, List<Letter> written) {
    List<String[]> warned = new ArrayList<>();
    for (GroupThen group : registered(known, now)) {
      new GroupOnDay(group, known)
          .binding("R2")
          .ifPresent(
              terms -> {
                for (AttendanceRate attendanceRate : toBeWarned(group, known, terms)) {
                  Group registered = now.get(group.groupId());
                  member(registered, attendanceRate.address())
                      .ifPresent(
                          reader -> {
                            written.add(
                                letters.warning(
                                    to(registered, reader),
                                    CountingAttendance.told(group, attendanceRate, terms)));
                            warned.add(new String[] {group.groupId(), attendanceRate.address()});
                          });
                }
              });
    }
    watch.saveWarnings(known.owner(), warned, known.at());
  }

  private static List<GroupThen> registered(Facts known, Map<String, Group> now) {
    return known.groups().stream().filter(group -> now.containsKey(group.groupId())).toList();
  }

  private static List<AttendanceRate> toBeWarned(GroupThen group, Facts known, Terms terms) {
    LocalDate begin = known.at().minusMonths(terms.periodMonths());
    List<MeetingThen> meetings = known.meetings().getOrDefault(group.key(), List.of());
    return AttendanceRate.of(group, meetings, known.at(), terms.periodMonths()).stream()
        .filter(
            attendanceRate ->
                attendanceRate.mayFallBelow(terms.share())
                    && attendanceRate.address().contains("@"))
        .filter(
            attendanceRate ->
                known.warnings(group.key(), attendanceRate.address()).stream()
                    .noneMatch(warned -> warned.isAfter(begin)))
        .toList();
  }

  private void askForEvaluations(Facts known, Map<String, Group> now, List<Letter> written) {
    if (known.at().getMonth().compareTo(Month.NOVEMBER) < 0) {
      return;
    }
    int year = known.at().getYear();
    Map<String, Asked> before =
        watch.asked(known.owner(), year).stream()
            .collect(Collectors.toMap(Asked::groupId, Function.identity()));
    List<Asked> asked = new ArrayList<>();
    for (GroupThen group : registered(known, now)) {
      GroupOnDay groupOnDay = new GroupOnDay(group, known);
      Group registered = now.get(group.groupId());
      boolean wanted =
          isToBeAsked(registered, before.get(group.groupId()))
              && groupOnDay.binding("R8").isPresent()
              && EvaluatesItself.of(Period.Length.YEAR.of(known.at()), groupOnDay).isEmpty();
      if (wanted) {
        leader(registered)
            .ifPresent(
                reader -> {
                  Asked one =
                      new Asked(
                          known.owner(),
                          group.groupId(),
                          year,
                          tokens.get(),
                          reader.address(),
                          null);
                  asked.add(one);
                  written.add(
                      letters.evaluation(
                          to(registered, reader),
                          year,
                          summary.of(groupOnDay, reader.language()),
                          one.token()));
                });
      }
    }
    watch.saveAsked(asked, known.at());
  }

  /** Whoever leads after one who was asked and sent nothing is asked too; the old link is dead. */
  private static boolean isToBeAsked(Group group, Asked before) {
    return before == null || (before.sentOn() == null && !before.leader().equals(group.leader()));
  }
}
