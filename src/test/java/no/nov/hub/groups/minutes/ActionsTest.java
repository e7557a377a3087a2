package no.nov.hub.groups.minutes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.EveryPart;
import no.nov.hub.Sent;
import no.nov.hub.groups.meeting.MeetingHub;
import no.nov.hub.groups.minutes.action.Action;
import no.nov.hub.groups.minutes.action.Action.ActionState;
import no.nov.hub.groups.minutes.action.ActionPageController;
import no.nov.hub.groups.minutes.action.ActionTables;
import no.nov.hub.groups.minutes.action.ActionTables.Due;
import no.nov.hub.groups.minutes.action.Actions;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.MinutesContent;
import no.nov.hub.groups.minutes.content.MinutesItem;
import no.nov.hub.groups.minutes.content.MinutesSettings;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.ModelAndView;

/** Actions come back until there is an outcome. The meeting was on 12 January 2027. */
@EveryPart
class ActionsTest {

  private static final String ABOUT = "meeting drammen/m-1";
  private static final Pattern LINK = Pattern.compile("https://hub\\.example\\.no/oppgave/(\\w+)");
  private static final String THERE = ",'attendance':[{'name':'Ola Ås'}]";
  private static final String TASK =
      "{'action':'Skrive høringssvar','responsible':'per@example.no','due':'2027-01-25'}";

  private final MeetingHub hub = new MeetingHub();

  @BeforeEach
  void a_meeting_was_held() {
    hub.group("energi", "ola", "per", "siri").calls("m-1", "").looks();
    hub.after(Duration.ofDays(9)).letters();
  }

  /** Sent by the contact and at once to all. */
  private void minuted(String meeting, String fields) {
    hub.minutes(meeting, fields + THERE).looks();
    List<Minutes> versions = hub.bean(MinutesTables.class).versions("meeting drammen/" + meeting);
    assertThat(hub.bean(Releasing.class).release(versions.get(versions.size() - 1), "drammen"))
        .isTrue();
    hub.looks().letters();
  }

  private void minuted(String items) {
    minuted("m-1", "'items':[" + items + "]");
  }

  private List<Action> actions() {
    return hub.bean(ActionTables.class).of(ABOUT);
  }

  private ModelAndView post(String token, String answer, String comment) {
    return hub.bean(ActionPageController.class)
        .say(token, Map.of("answer", answer, "comment", comment));
  }

  @Test
  void whoever_is_responsible_is_reminded_before_the_day_and_on_the_day_after_and_never_twice() {
    minuted(TASK);
    assertThat(hub.after(Duration.ofDays(8)).told()).isEmpty();

    List<Sent> before = hub.after(Duration.ofDays(1)).letters();
    assertThat(Sent.told(before)).isEqualTo("TASK_REMINDER per");
    assertThat(before.get(0).text())
        .contains("fristen nærmer seg", "Skrive høringssvar", "Frist: mandag 25. januar 2027");
    assertThat(hub.after(Duration.ofDays(3)).told()).isEmpty();

    List<Sent> after = hub.after(Duration.ofDays(1)).letters();
    assertThat(Sent.told(after)).isEqualTo("TASK_REMINDER per");
    assertThat(after.get(0).text()).contains("fristen er ute");
    assertThat(hub.after(Duration.ofDays(30)).letters())
        .extracting(Sent::kind)
        .doesNotContain(Letter.Kind.TASK_REMINDER);
  }

  @Test
  void after_a_long_stop_there_is_one_reminder_and_not_two() {
    minuted(TASK);

    assertThat(hub.after(Duration.ofDays(60)).letters())
        .extracting(Sent::kind)
        .containsOnlyOnce(Letter.Kind.TASK_REMINDER);
  }

  @Test
  void a_short_time_to_do_it_is_not_reminded_of_on_the_same_day() {
    minuted("{'action':'Ringe','responsible':'per@example.no','due':'2027-01-14'}");

    assertThat(hub.told()).isEmpty();
    assertThat(hub.after(Duration.ofDays(2)).told()).isEqualTo("TASK_REMINDER per");
  }

  @Test
  void the_link_says_how_it_goes_and_that_it_is_done_and_then_nobody_is_reminded() {
    minuted(TASK);
    Matcher link = LINK.matcher(hub.after(Duration.ofDays(9)).letters().get(0).text());
    assertThat(link.find()).isTrue();
    String token = link.group(1);

    assertThat(hub.bean(ActionPageController.class).page(token).getStatus())
        .isEqualTo(HttpStatus.OK);
    assertThat(actions().get(0).outcome().words()).isNull();
    assertThat(post(token, "no", "").getStatus()).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
    post(token, "no", "Halvveis.");
    assertThat(actions().get(0).isOpen()).isTrue();
    assertThat(actions().get(0).outcome().words()).isEqualTo("Halvveis.");
    post(token, "yes", "Sendt til Stortinget.");

    assertThat(actions())
        .extracting(Action::state, each -> each.outcome().words(), each -> each.outcome().by())
        .containsExactly(tuple(ActionState.DONE, "Sendt til Stortinget.", "link"));
    assertThat(post(token, "no", "Likevel ikke.").getStatus()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(post("fremmed", "yes", "").getStatus()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(hub.after(Duration.ofDays(10)).letters())
        .extracting(Sent::kind)
        .doesNotContain(Letter.Kind.TASK_REMINDER);
  }

  @Test
  void the_next_minutes_tell_outcomes_and_of_an_unknown_action_the_contact_hears() {
    minuted(TASK);
    hub.calls("m-2", "'start':'2027-01-20T09:00'").looks();
    hub.after(Duration.ofDays(8)).letters();

    hub.minutes(
            "m-2",
            "'items':[{'information':'Alt er gjort.'}],'outcomes':[{'action':'m-1.1','outcome':'Sendt.'},"
                + "{'action':'m-9.4','outcome':'Også sendt.'}]"
                + THERE)
        .looks();
    hub.bean(Releasing.class)
        .release(hub.bean(MinutesTables.class).versions("meeting drammen/m-2").get(0), "drammen");
    List<Sent> letters = hub.looks().letters();

    assertThat(actions().get(0).state()).isEqualTo(ActionState.DONE);
    assertThat(letters)
        .filteredOn(each -> each.kind() == Letter.Kind.NOTICE)
        .singleElement()
        .satisfies(notice -> assertThat(notice.text()).contains("m-9.4").doesNotContain("m-1.1"));
  }

  @Test
  void open_actions_come_back_on_the_next_agenda_and_send_nobody_a_change() {
    minuted(TASK + ",{'action':'Ringe <b>alle</b>','responsible':'Ukjent Venn'}");

    hub.calls("m-2", "'start':'2027-02-20T09:00','agenda':['Nettleie']").looks();

    List<Sent> invited = hub.letters();
    assertThat(Sent.told(invited)).isEqualTo("INVITATION ola, INVITATION per, INVITATION siri");
    assertThat(invited.get(0).text())
        .containsSubsequence(
            "Saksliste",
            "1. Nettleie",
            "Åpne oppgaver",
            "– Skrive høringssvar (Per Ås, frist mandag 25. januar 2027)",
            "– Ringe <b>alle</b> (Ukjent Venn)");
    hub.bean(Actions.class).byContact("drammen", "m-1.1", "Gjort.", true, "drammen");
    assertThat(hub.after(Duration.ofMinutes(5)).told()).isEmpty();
    assertThat(hub.bean(Actions.class).of(List.of("drammen/energi"))).hasSize(1);
    assertThat(hub.bean(Actions.class).of(List.of("drammen/klima"))).isEmpty();
  }

  @Test
  void a_correction_keeps_what_it_repeats_and_drops_what_it_leaves_out() {
    minuted(
        TASK
            + ",{'action':'Ringe','responsible':'Siri Ås'},{'action':'Be','responsible':'Ola Ås'}");
    hub.bean(Actions.class).byContact("drammen", "m-1.1", "Gjort.", true, "drammen");

    minuted(
        "m-1",
        "'version':2,'reason':'Ordlyd.','items':[{'action':'Ringe alle','id':'m-1.2','responsible':'Siri Ås'},"
            + TASK
            + ",{'action':'Ny','responsible':'Ola Ås'}]");

    assertThat(actions())
        .extracting(Action::id, Action::words, Action::state)
        .containsExactly(
            tuple("m-1.1", "Skrive høringssvar", ActionState.DONE),
            tuple("m-1.2", "Ringe alle", ActionState.OPEN),
            tuple("m-1.3", "Be", ActionState.DROPPED),
            tuple("m-1.4", "Ny", ActionState.OPEN));
  }

  @Test
  void an_action_that_is_named_by_its_id_is_not_taken_for_another_with_its_old_words() {
    minuted("{'action':'Ringe','responsible':'Siri Ås'}");

    minuted(
        "m-1",
        "'version':2,'reason':'Ordlyd.','items':[{'action':'Ringe','responsible':'Ola Ås'},"
            + "{'action':'Skrive','id':'m-1.1','responsible':'Siri Ås'}]");

    assertThat(actions())
        .extracting(Action::id, Action::words)
        .containsExactly(tuple("m-1.1", "Skrive"), tuple("m-1.2", "Ringe"));
  }

  @Test
  void the_longest_words_that_pass_the_schema_are_kept() {
    String longest = "\uD83D\uDE00".repeat(2000);
    String name = "\uD83D\uDE00".repeat(200);

    minuted(
        "m-1",
        "'items':[{'action':'%s','responsible':'%s'}],'title':'T','note':'%s'"
            .formatted(longest, name, longest));

    assertThat(actions()).extracting(Action::words).containsExactly(longest);
    assertThat(actions().get(0).responsible().name()).isEqualTo(name);
  }

  @Test
  void of_somebody_without_an_address_the_contact_is_told_instead() {
    minuted("{'action':'Ringe','responsible':'Ukjent Venn','due':'2027-01-25'}");

    List<Sent> letters = hub.after(Duration.ofDays(9)).letters();

    assertThat(Sent.told(letters)).isEqualTo("NOTICE kari");
    assertThat(letters.get(0).text())
        .contains(
            "Ukjent Venn har frist mandag 25. januar 2027: Ringe",
            "Ukjent Venn is to do this by Monday 25 January 2027: Ringe");
    assertThat(hub.after(Duration.ofDays(4)).letters().get(0).text())
        .contains("Ukjent Venn hadde frist mandag 25. januar 2027: Ringe");
  }

  @Test
  void the_contact_can_open_an_action_again() {
    minuted(TASK);
    Actions actions = hub.bean(Actions.class);
    actions.byContact("drammen", "m-1.1", "Gjort.", true, "drammen");

    assertThat(actions.byContact("drammen", "m-1.1", "Likevel ikke.", false, "drammen")).isTrue();

    assertThat(actions().get(0).isOpen()).isTrue();
    assertThat(hub.after(Duration.ofDays(9)).told()).isEqualTo("TASK_REMINDER per");
    assertThat(actions.byContact("drammen", "m-1.9", "x", true, "drammen")).isFalse();
    assertThat(actions.byContact("drammen", "tull", "x", true, "drammen")).isFalse();
    assertThat(actions.byContact("modum", "m-1.1", "x", true, "modum")).isFalse();
  }

  @Test
  void an_answer_by_link_waits_while_a_correction_is_mailed_and_is_not_lost() {
    minuted(TASK);
    ActionTables tables = hub.bean(ActionTables.class);
    TransactionTemplate transactions = hub.database.transactions();
    List<Optional<Action>> free = new ArrayList<>();
    Supplier<String> meanwhile =
        () -> {
          free.add(
              CompletableFuture.supplyAsync(
                      () ->
                          transactions.execute(
                              status ->
                                  tables.claim(
                                      new Due(ABOUT, 1),
                                      hub.clock.instant().plus(Duration.ofDays(99)))))
                  .join());
          return "token-of-the-new-one";
        };
    Actions actions =
        new Actions(tables, hub.bean(MinutesSettings.class), meanwhile, transactions, hub.clock);
    MinutesContent corrected =
        new MinutesContent(
            "Møte",
            null,
            null,
            2,
            "Ordlyd.",
            List.of(),
            List.of(
                new MinutesItem(
                    MinutesItem.Kind.ACTION,
                    null,
                    "Ny",
                    new Recipient("ola@example.no", "Ola Ås", Language.NB),
                    null,
                    null)),
            List.of(),
            null);

    transactions.executeWithoutResult(
        status ->
            actions.assign(
                hub.bean(MinutesTables.class).find(ABOUT, 1).orElseThrow(),
                corrected,
                hub.clock.instant()));

    assertThat(free).containsExactly(Optional.empty());
  }

  @Test
  void what_is_done_is_not_reminded_of_though_it_was_due() {
    minuted(TASK);
    ActionTables tables = hub.bean(ActionTables.class);
    hub.bean(Actions.class).byContact("drammen", "m-1.1", "Gjort.", true, "drammen");

    tables.lookAgain(new Due(ABOUT, 1), hub.clock.instant());
    assertThat(tables.due(hub.clock.instant(), 1)).isEmpty();
    hub.database
        .jdbc()
        .update(
            "UPDATE kept.action SET due_at = ?",
            hub.clock.instant().atOffset(java.time.ZoneOffset.UTC));

    assertThat(hub.looks().told()).isEmpty();
    assertThat(tables.due(hub.clock.instant(), 1)).isEmpty();
  }

  @Test
  void what_is_overdue_when_the_minutes_go_out_is_reminded_of_once() {
    hub.minutes(
            "m-1",
            "'items':[{'action':'Ringe','responsible':'per@example.no','due':'2027-01-12'}]"
                + THERE)
        .looks();
    hub.bean(Releasing.class)
        .release(hub.bean(MinutesTables.class).versions(ABOUT).get(0), "drammen");

    List<Sent> letters = hub.looks().letters();

    assertThat(letters)
        .filteredOn(each -> each.kind() == Letter.Kind.TASK_REMINDER)
        .singleElement()
        .satisfies(letter -> assertThat(letter.text()).contains("fristen er ute"));
    assertThat(hub.after(Duration.ofDays(5)).letters())
        .extracting(Sent::kind)
        .doesNotContain(Letter.Kind.TASK_REMINDER);
  }

  @Test
  void an_agenda_shows_no_group_what_another_is_to_do() {
    minuted(TASK);
    hub.group("klima", "eva");
    hub.calls("m-2", "'groups':['energi','klima'],'start':'2027-01-13T10:00'").looks().letters();
    hub.after(Duration.ofDays(2)).letters();
    minuted("m-2", "'items':[{'action':'Felles sak','responsible':'Ola Ås'}]");

    hub.calls("m-3", "'groups':['klima','energi'],'start':'2027-02-20T09:00'").looks();
    assertThat(hub.letters().get(0).text())
        .contains("Åpne oppgaver", "Felles sak")
        .doesNotContain("Skrive høringssvar");
    hub.calls("m-4", "'groups':['energi'],'start':'2027-02-21T09:00'").looks();
    assertThat(hub.letters().get(0).text())
        .contains("Skrive høringssvar")
        .doesNotContain("Felles sak");
  }

  @Test
  void an_agenda_shows_twenty_open_actions_and_says_how_many_more_there_are() {
    minuted(
        IntStream.rangeClosed(1, 23)
            .mapToObj("{'action':'Sak %02d.','responsible':'Ola Ås'}"::formatted)
            .collect(Collectors.joining(",")));

    hub.calls("m-2", "'start':'2027-02-20T09:00'").looks();

    assertThat(hub.letters().get(0).text())
        .contains("Sak 20.", "Og 3 til.")
        .doesNotContain("Sak 21.");
  }
}
