package no.nov.hub.groups.charter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.nov.hub.groups.charter.rule.CharterTexts;
import no.nov.hub.groups.charter.rule.GroupOnDay;
import no.nov.hub.groups.charter.rule.MeetingThen;
import no.nov.hub.groups.charter.rule.Period;
import no.nov.hub.groups.minutes.DecisionsAndActions;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.language.Texts;
import org.springframework.stereotype.Component;

/** What the hub knows of a group's year, for the leader to complete (R8). Attendance in totals. */
@Component
class YearSummary {

  private static final int ALL = 100;

  private final DecisionsAndActions work;

  YearSummary(DecisionsAndActions work) {
    this.work = work;
  }

  record Draft(String summary, String plan) {}

  Draft of(GroupOnDay group, Language language) {
    Texts texts = new Texts(language);
    Period year = Period.Length.YEAR.of(group.at());
    List<String> lines = new ArrayList<>();
    meetings(group, year, texts, lines);
    events(group, year, texts, lines);
    String key = group.group().key();
    List<String> decisions = work.decisions(key, year.first(), group.at());
    add(texts.say("charter.draft.decisions"), decisions, lines);
    List<String> plan = new ArrayList<>();
    plan.add(texts.say("charter.draft.plan", year.last().getYear() + 1));
    add(texts.say("charter.draft.actions"), work.openActions(key), plan);
    group.meetings().stream()
        .filter(held -> held.day().isAfter(year.last()))
        .forEach(held -> plan.add(dated(held.day(), held.title(), language)));
    return new Draft(String.join("\n", lines), String.join("\n", plan));
  }

  private static void meetings(GroupOnDay group, Period year, Texts texts, List<String> lines) {
    List<MeetingThen> held = group.held(year);
    lines.add(texts.say("charter.draft.meetings", year.last().getYear(), held.size()));
    held.forEach(each -> lines.add(item(dated(each.day(), each.title(), texts.language()))));
    int present = held.stream().mapToInt(each -> each.present().size()).sum();
    int members = held.stream().mapToInt(MeetingThen::members).sum();
    if (members > 0) {
      int share = present * ALL / members;
      lines.add(texts.say("charter.draft.attendance", present, members, share));
    }
  }

  private static void events(GroupOnDay group, Period year, Texts texts, List<String> lines) {
    List<String> own =
        group.facts().events().getOrDefault(group.group().key(), Map.of()).values().stream()
            .filter(event -> year.includes(event.day()))
            .map(event -> dated(event.day(), event.title(), texts.language()))
            .toList();
    add(texts.say("charter.draft.events"), own, lines);
  }

  private static String dated(LocalDate day, String title, Language language) {
    return language.choose(CharterTexts.day(day)) + ": " + title;
  }

  private static void add(String heading, List<String> items, List<String> lines) {
    if (!items.isEmpty()) {
      lines.add(heading);
      items.forEach(each -> lines.add(item(each)));
    }
  }

  private static String item(String text) {
    return "– " + text;
  }
}
