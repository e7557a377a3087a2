package no.nov.hub.groups.charter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.groups.charter.rule.CharterTexts;
import no.nov.hub.groups.charter.rule.Facts;
import no.nov.hub.groups.charter.rule.GroupOnDay;
import no.nov.hub.groups.charter.rule.MeetingThen;
import no.nov.hub.groups.charter.rule.Period;
import no.nov.hub.groups.minutes.YearsWork;
import no.nov.hub.platform.message.Text;
import org.springframework.stereotype.Component;

/** What the hub knows of a group's year, for the leader to complete (R8). Attendance in totals. */
@Component
class YearSummary {

  private static final int ALL = 100;

  private final YearsWork work;

  YearSummary(YearsWork work) {
    this.work = work;
  }

  record Draft(String summary, String plan) {}

  Draft of(GroupOnDay group, String language) {
    Period year = Period.Length.YEAR.of(group.at());
    List<Text> lines = new ArrayList<>();
    List<Text> plan = new ArrayList<>();
    meetings(group, year, lines);
    events(group, year, lines);
    String key = group.group().key();
    add(new Text("Vedtak:", "Decisions:"), work.decisions(key, year.first(), group.at()), lines);
    add(
        new Text("Oppgaver som ikke er ferdige:", "Actions that are not done:"),
        work.openActions(key),
        plan);
    group.meetings().stream()
        .filter(held -> held.day().isAfter(year.last()))
        .forEach(held -> plan.add(CharterTexts.text("%s: %s", "%s: %s", held.day(), held.title())));
    plan.add(0, CharterTexts.text("Plan for %d:", "Plan for %d:", year.last().getYear() + 1));
    return new Draft(joined(lines, language), joined(plan, language));
  }

  private static String joined(List<Text> lines, String language) {
    return String.join("\n", lines.stream().map(line -> CharterTexts.in(language, line)).toList());
  }

  private static void meetings(GroupOnDay group, Period year, List<Text> lines) {
    List<MeetingThen> held = group.held(year);
    lines.add(
        CharterTexts.text(
            "Møter holdt i %d: %d.",
            "Meetings held in %d: %d.", year.last().getYear(), held.size()));
    held.forEach(
        each -> lines.add(CharterTexts.text("– %s: %s", "– %s: %s", each.day(), each.title())));
    int present = held.stream().mapToInt(each -> each.present().size()).sum();
    int members = held.stream().mapToInt(MeetingThen::members).sum();
    if (members > 0) {
      lines.add(
          CharterTexts.text(
              "Oppmøte: %d av %d mulige (%d %%).",
              "Attendance: %d of %d possible (%d %%).", present, members, present * ALL / members));
    }
  }

  private static void events(GroupOnDay group, Period year, List<Text> lines) {
    Map<String, Facts.Event> all =
        group.facts().events().getOrDefault(group.group().key(), Map.of());
    List<Facts.Event> own =
        all.values().stream().filter(event -> year.includes(event.day())).toList();
    if (!own.isEmpty()) {
      lines.add(new Text("Arrangementer:", "Events:"));
      own.forEach(event -> lines.add(dated(event.day(), event.title())));
    }
  }

  private static Text dated(LocalDate day, String title) {
    return CharterTexts.text("– %s: %s", "– %s: %s", day, title);
  }

  private static void add(Text heading, List<String> items, List<Text> lines) {
    if (!items.isEmpty()) {
      lines.add(heading);
      items.forEach(item -> lines.add(new Text("– " + item, "– " + item)));
    }
  }
}
