package no.nov.hub.groups.charter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.charter.rule.AttendanceRate;
import no.nov.hub.groups.charter.rule.Charters;
import no.nov.hub.groups.charter.rule.MeetingThen;
import no.nov.hub.groups.charter.rule.Terms;
import no.nov.hub.groups.group.GroupThen;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.meeting.OwnAttendance;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Text;
import org.springframework.stereotype.Component;

/** Tells members on the page of an invitation how often they have come (R2). */
@Component
class CountingAttendance implements OwnAttendance {

  private static final String RULE = "R2";

  private final Groups groups;
  private final FactsReader facts;
  private final EvidenceTables tables;
  private final Clock clock;

  CountingAttendance(Groups groups, FactsReader facts, EvidenceTables tables, Clock clock) {
    this.groups = groups;
    this.facts = facts;
    this.tables = tables;
    this.clock = clock;
  }

  @Override
  public List<String> sentences(Collection<String> groupKeys, String address, Language language) {
    LocalDate today = LocalDate.now(clock);
    return groupKeys.stream()
        .map(OwnedKey::parse)
        .flatMap(key -> groups.at(key.owner(), key.id(), today).stream())
        .flatMap(group -> sentence(group, address, today).stream())
        .map(language::choose)
        .toList();
  }

  private Optional<Text> sentence(GroupThen group, String address, LocalDate today) {
    return new Charters(tables.charters(group.owner()))
        .of(group, today)
        .map(charter -> charter.rules().get(RULE))
        .filter(terms -> !terms.isOff())
        .flatMap(terms -> sentence(group, address, today, terms));
  }

  private Optional<Text> sentence(GroupThen group, String address, LocalDate today, Terms terms) {
    List<MeetingThen> held = facts.attended(group.key(), today, terms.periodMonths());
    return AttendanceRate.of(group, held, today, terms.periodMonths()).stream()
        .filter(
            attendanceRate ->
                attendanceRate.address().equals(address) && attendanceRate.meetings() > 0)
        .findFirst()
        .map(attendanceRate -> told(group, attendanceRate, terms));
  }

  /** Also what a warning says. */
  static Text told(GroupThen group, AttendanceRate attendanceRate, Terms terms) {
    return Texts.inBoth(
        "charter.warning.attendance",
        attendanceRate.present(),
        attendanceRate.meetings(),
        group.name(),
        terms.periodMonths(),
        terms.share());
  }
}
