package no.nov.hub.app.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import no.nov.hub.intake.submission.SubmissionTables;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.shared.event.Calendar;
import no.nov.hub.shared.event.CalendarEvent;
import no.nov.hub.shared.membership.Figures;
import no.nov.hub.shared.membership.Statistics;
import no.nov.hub.shared.position.Issues;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The short table that the demo ends with. */
@Component
@Profile("demo")
class DemoTable {

  private static final int MOST_LINES = 12;

  private final Figures figures;
  private final Calendar calendar;
  private final Issues issues;
  private final SubmissionTables submissionTables;
  private final Participants participants;
  private final GroupTable group;
  private final SampleUsers people;
  private final ServletWebServerApplicationContext server;
  private final StringBuilder text = new StringBuilder();

  DemoTable(
      Figures figures,
      Calendar calendar,
      Issues issues,
      SubmissionTables submissionTables,
      Participants participants,
      GroupTable group,
      SampleUsers people,
      ServletWebServerApplicationContext server) {
    this.figures = figures;
    this.calendar = calendar;
    this.issues = issues;
    this.submissionTables = submissionTables;
    this.participants = participants;
    this.group = group;
    this.people = people;
    this.server = server;
  }

  void print() throws Exception {
    text.setLength(0);
    totals();
    events();
    positions();
    rejections();
    heading("En gruppe / a group: " + group.name());
    group.lines().forEach(line -> line("  %s", line));
    String hub = "http://localhost:%d".formatted(server.getWebServer().getPort());
    waysIn();
    line("");
    line("Siden / the page:  %s/", hub);
    new PrintStream(System.out, true, StandardCharsets.UTF_8).println(text);
  }

  private void waysIn() {
    heading(
        "Logg inn som / log in as: lenken virker én gang, i ti minutter / once, for ten minutes");
    for (SampleUsers.WayIn way : people.waysIn()) {
      line(
          "  %-16s %-10s %-13s %s",
          way.name(),
          way.role().name().toLowerCase(Locale.ROOT),
          way.participant() == null ? "" : shortName(way.participant()),
          way.link());
    }
  }

  private void totals() {
    Statistics now = figures.now();
    heading("NOV i tall / in figures, " + now.asOf() + " (eksempeltall / illustrative)");
    now.rounded().figures().forEach(this::total);
    line("  %-10s %s", "coverage", now.coverage().text().nb());
    now.byAssociation()
        .forEach(
            (id, association) ->
                line(
                    "    %-36s %5d   %s",
                    association.name(), association.members(), association.countedOn()));
    line("    %-36s %5s", "NOV", Objects.toString(now.totals().members(), "–"));
  }

  /** A sum that is not of everybody's last count says so. */
  private void total(String name, Statistics.Rounded.Figure figure) {
    line(
        "  %-10s %s%s",
        name, figure.text().nb(), figure.note() == null ? "" : "   " + figure.note().nb());
  }

  private void events() {
    heading("Neste arrangementer / next events");
    List<CalendarEvent> next = calendar.next(MOST_LINES);
    for (CalendarEvent event : next) {
      line(
          "  %-16s  %-12s  %s",
          event.start().replace('T', ' '), shortName(event.organiser()), event.title());
    }
    int clashes =
        calendar.clashes(calendar.today(), calendar.today().plusDays(Calendar.USUAL_DAYS)).size();
    line("  samtidige / clashes: %d", clashes);
  }

  private void positions() {
    heading("Saker / issues");
    StringBuilder names = new StringBuilder();
    participants.all().forEach(p -> names.append("%-13s".formatted(p.shortName())));
    line("  %-34s%s", "", names);
    issues
        .list()
        .issues()
        .forEach(
            issue -> {
              StringBuilder stances = new StringBuilder();
              issue
                  .stances()
                  .values()
                  .forEach(s -> stances.append("%-13s".formatted(s.text().nb())));
              line("  %-34s%s%s", issue.title(), stances, issue.common() ? "felles" : "");
            });
  }

  private void rejections() {
    heading("Avvist eller på vent / rejected or held");
    for (SubmissionTables.Rejected rejected :
        submissionTables.waiting(participants.ids(), MOST_LINES)) {
      line(
          "  %-12s %-9s %s",
          shortName(rejected.participant()), rejected.status(), rejected.origin());
      rejected
          .reasons()
          .forEach(reason -> line("      – %s", reason.get("message").get("nb").asString()));
    }
  }

  private String shortName(String id) {
    return participants.named(id).map(Participant::shortName).orElse(id);
  }

  private void heading(String heading) {
    line("");
    line("── %s ──", heading);
  }

  private void line(String format, Object... values) {
    text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
        .append(System.lineSeparator());
  }
}
