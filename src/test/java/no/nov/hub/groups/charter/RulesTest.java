package no.nov.hub.groups.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import no.nov.hub.EveryPart;
import no.nov.hub.groups.charter.CharterReport.Ruled;
import no.nov.hub.groups.charter.rule.Charter;
import no.nov.hub.groups.charter.rule.ShippedRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** How each rule stands, on days before and after something happens. */
@EveryPart
class RulesTest {

  private static final String G = "energi";

  private final CharterHub hub = new CharterHub();

  @ParameterizedTest
  @CsvSource({
    "2027-03-01, no_evidence",
    "2027-05-15, at_risk",
    "2027-06-30, at_risk",
    "2027-07-01, broken",
    "2028-01-01, broken"
  })
  void r1_a_half_year_without_a_meeting_is_told_before_it_ends(String at, String state) {
    hub.group(G, "ola", "per");
    assertThat(hub.state(G, "R1", at)).isEqualTo(state);
  }

  @Test
  void r1_a_meeting_keeps_it_and_one_that_was_cancelled_does_not() {
    hub.group(G, "ola", "per").called(G, "2027-02-01").called(G, "2027-08-01");
    assertThat(hub.state(G, "R1", "2027-06-30")).isEqualTo("kept");
    assertThat(hub.state(G, "R1", "2027-12-31")).isEqualTo("kept");

    hub.cancelled(G, "2027-08-01");
    assertThat(hub.state(G, "R1", "2027-12-30")).isEqualTo("at_risk");
    assertThat(hub.state(G, "R1", "2028-01-02")).isEqualTo("broken");
  }

  @Test
  void r1_a_meeting_that_is_called_is_no_risk() {
    hub.group(G, "ola", "per").called(G, "2027-06-29");
    assertThat(hub.state(G, "R1", "2027-06-20")).isEqualTo("kept");
  }

  @Test
  void r1_a_group_that_began_in_the_middle_owes_nothing_for_the_half_year_before() {
    hub.on("2027-05-01").group(G, "ola", "per").called(G, "2027-09-01");
    assertThat(hub.state(G, "R1", "2027-09-02")).isEqualTo("kept");
  }

  @Test
  void r2_exactly_half_is_enough() {
    hub.group(G, "ola", "per")
        .met(G, "2027-01-10", List.of("ola", "per"), List.of())
        .met(G, "2027-02-10", List.of("ola", "per"), List.of())
        .met(G, "2027-03-10", List.of("ola"), List.of("per"))
        .met(G, "2027-04-10", List.of("ola"), List.of("per"));
    assertThat(hub.state(G, "R2", "2027-03-10")).isEqualTo("kept");
    assertThat(hub.state(G, "R2", "2027-04-10")).isEqualTo("at_risk");
    Ruled ruled = hub.judged(G, "R2", "2027-04-10");
    assertThat(ruled.evidence())
        .extracting(proof -> proof.what().nb())
        .containsExactly("per: 2 av 4 møter");
  }

  @Test
  void r2_is_broken_only_after_a_warning_and_another_meeting() {
    hub.group(G, "ola", "per").met(G, "2027-01-10", List.of("ola"), List.of("per"));
    assertThat(hub.state(G, "R2", "2027-01-11")).isEqualTo("at_risk");
    hub.met(G, "2027-02-10", List.of("ola"), List.of("per"));
    assertThat(hub.state(G, "R2", "2027-02-11")).isEqualTo("at_risk");

    hub.bean(WatchTables.class)
        .saveWarnings(
            "drammen",
            List.<String[]>of(new String[] {G, "per@example.no"}),
            java.time.LocalDate.parse("2027-02-11"));
    assertThat(hub.state(G, "R2", "2027-02-12")).isEqualTo("at_risk");
    hub.met(G, "2027-03-10", List.of("ola"), List.of("per"));
    assertThat(hub.state(G, "R2", "2027-03-10")).isEqualTo("broken");
    hub.met(G, "2027-04-10", List.of("ola", "per"), List.of())
        .met(G, "2027-05-10", List.of("ola", "per"), List.of())
        .met(G, "2027-06-10", List.of("ola", "per"), List.of());
    assertThat(hub.state(G, "R2", "2027-06-10")).isEqualTo("at_risk");
  }

  @Test
  void r2_counts_only_meetings_with_minutes_while_the_seat_was_held_and_in_the_period() {
    hub.group(G, "ola")
        .met(G, "2027-01-10", List.of("ola"), List.of())
        .on("2027-03-01")
        .group(G, "ola", "ny")
        .called(G, "2027-03-05")
        .met(G, "2027-03-10", List.of("ola", "ny"), List.of());
    assertThat(hub.state(G, "R2", "2027-03-10")).isEqualTo("kept");
    assertThat(hub.state(G, "R2", "2028-06-01")).isEqualTo("no_evidence");
  }

  @Test
  void r2_a_period_of_ones_own_is_used() {
    hub.group(G, "ola", "per")
        .met(G, "2027-01-10", List.of("ola"), List.of("per"))
        .met(G, "2027-06-10", List.of("ola", "per"), List.of())
        .met(G, "2027-06-11", List.of("ola", "per"), List.of());
    assertThat(hub.state(G, "R2", "2027-06-12")).isEqualTo("kept");
    hub.met(G, "2027-06-12", List.of("ola"), List.of("per"));
    assertThat(hub.state(G, "R2", "2027-06-12")).isEqualTo("at_risk");
    hub.adopts("resource", "2027-01-01", "{'rule':'R2','weight':'must','periodMonths':3}");
    assertThat(hub.state(G, "R2", "2027-06-12")).isEqualTo("kept");
  }

  @Test
  void r2_those_who_are_only_informed_need_not_come() {
    hub.registers(
            G,
            "resource",
            "'leader':{'address':'ola@example.no'},",
            CharterHub.personal("ola"),
            CharterHub.member("per", "'informedOnly':true"))
        .met(G, "2027-01-10", List.of("ola"), List.of("per"));
    assertThat(hub.state(G, "R2", "2027-01-10")).isEqualTo("kept");
  }

  @ParameterizedTest
  @CsvSource({"4, broken", "5, kept", "15, kept", "16, broken"})
  void r3_the_size_is_about_five_to_fifteen(int members, String state) {
    hub.group(G, IntStream.range(0, members).mapToObj(n -> "m" + n).toArray(String[]::new));
    assertThat(hub.state(G, "R3")).isEqualTo(state);
  }

  @Test
  void r4_a_leader_is_elected_for_a_year_at_the_years_first_meeting() {
    hub.group(G, "ola", "per");
    assertThat(hub.state(G, "R4", "2027-01-02")).isEqualTo("no_evidence");
    hub.called(G, "2027-01-20").elects(G, "ola", "2027-01-20").called(G, "2028-01-25");
    assertThat(hub.state(G, "R4", "2027-01-20")).isEqualTo("kept");
    assertThat(hub.state(G, "R4", "2027-12-31")).isEqualTo("kept");
    assertThat(hub.state(G, "R4", "2028-01-22")).as("until the first meeting").isEqualTo("at_risk");
    assertThat(hub.state(G, "R4", "2028-01-25")).as("it elected nobody").isEqualTo("broken");
  }

  @Test
  void r4_an_election_after_the_first_meeting_and_one_for_two_years_are_told() {
    hub.group(G, "ola", "per").called(G, "2027-01-20").elects(G, "ola", "2027-03-01");
    assertThat(hub.state(G, "R4", "2027-03-02")).isEqualTo("at_risk");
    hub.records(
        G,
        "election",
        "2027-03-03",
        "'person':{'address':'ola@example.no'},'role':'leader','termFrom':'2027-03-03','termMonths':24");
    assertThat(hub.state(G, "R4", "2027-03-03")).isEqualTo("broken");
  }

  @Test
  void r4_a_difference_to_the_registration_is_remarked() {
    hub.group(G, "ola", "per").elects(G, "per", "2027-01-20");
    Ruled ruled = hub.judged(G, "R4", "2027-01-21");
    assertThat(ruled.state()).isEqualTo("kept");
    assertThat(ruled.evidence())
        .extracting(proof -> proof.what().nb())
        .contains(
            "Gruppen er registrert med ola som leder. Registrer den som er valgt, eller rett valget.");
  }

  @Test
  void r4_a_group_without_leader_and_election_breaks_it() {
    hub.registers(G, "resource", "", CharterHub.personal("ola"));
    assertThat(hub.state(G, "R4")).isEqualTo("broken");
    assertThat(hub.state(G, "R5")).isEqualTo("not_applicable");
    assertThat(hub.state(G, "R6")).isEqualTo("not_applicable");
  }

  @Test
  void r5_after_three_terms_another_is_elected() {
    hub.group(G, "ola", "per");
    assertThat(hub.state(G, "R5", "2027-01-15")).isEqualTo("no_evidence");
    hub.elects(G, "ola", "2027-01-15")
        .elects(G, "ola", "2028-01-15")
        .elects(G, "ola", "2029-01-15")
        .elects(G, "ola", "2030-01-15");
    assertThat(hub.state(G, "R5", "2028-01-15")).isEqualTo("kept");
    assertThat(hub.state(G, "R5", "2029-01-15")).isEqualTo("kept");
    assertThat(hub.state(G, "R5", "2029-09-01")).isEqualTo("at_risk");
    assertThat(hub.state(G, "R5", "2030-01-15")).as("has led for three years").isEqualTo("broken");
  }

  @Test
  void r6_whoever_leads_another_group_breaks_it_in_both() {
    hub.group(G, "ola", "per").group("reiseliv", "kim", "ola");
    assertThat(hub.state(G, "R6")).isEqualTo("kept");
    hub.elects("reiseliv", "ola", "2027-01-01");
    assertThat(hub.judged(G, "R6", "2027-01-01").evidence())
        .extracting(proof -> proof.what().nb())
        .containsExactly("ola leder også Gruppe reiseliv");
    assertThat(hub.state("reiseliv", "R6")).isEqualTo("broken");
  }

  @Test
  void r7_everyone_is_a_member_in_person_or_through_a_company() {
    hub.registers(
        G,
        "resource",
        "",
        CharterHub.personal("ola"),
        CharterHub.member("per", "'organisationNumber':'974760673'"));
    assertThat(hub.state(G, "R7")).isEqualTo("no_evidence");
    memberList("974760673");
    assertThat(hub.state(G, "R7")).isEqualTo("kept");
    memberList("889640782");
    assertThat(hub.judged(G, "R7", "2027-01-01").evidence())
        .extracting(proof -> proof.what().nb())
        .containsExactly("Organisasjonen står ikke i medlemslisten: per");
    hub.registers(G, "resource", "", CharterHub.member("kim", ""));
    assertThat(hub.state(G, "R7")).isEqualTo("broken");
  }

  @Test
  void a_group_of_one_is_not_told_of_as_several() {
    hub.registers(G, "resource", "", CharterHub.member("per", "'organisationNumber':'974760673'"));
    memberList("974760673");
    assertThat(hub.judged(G, "R7", "2027-01-01").evidence())
        .extracting(proof -> proof.what().nb())
        .containsExactly("Den ene i gruppen er medlem");
    assertThat(hub.judged(G, "R3", "2027-01-01").evidence())
        .extracting(proof -> proof.what().nb())
        .containsExactly("1 medlem");
  }

  private void memberList(String organisation) {
    JdbcTemplate jdbc = hub.database.jdbc();
    jdbc.update("DELETE FROM kept.member_list");
    jdbc.update("DELETE FROM kept.member_organisation");
    jdbc.update(
        "INSERT INTO kept.member_list (association, as_of, receipt_id) VALUES ('drammen', DATE '2027-01-01', ?)",
        java.util.UUID.randomUUID());
    jdbc.update(
        "INSERT INTO kept.member_organisation (association, organisation) VALUES ('drammen', ?)",
        organisation);
  }

  @Test
  void r8_the_board_has_the_evaluation_by_the_end_of_the_year() {
    hub.group(G, "ola", "per");
    assertThat(hub.state(G, "R8", "2027-06-01")).isEqualTo("no_evidence");
    assertThat(hub.state(G, "R8", "2027-11-15")).isEqualTo("at_risk");
    assertThat(hub.state(G, "R8", "2028-01-01")).isEqualTo("broken");
    String text = "'year':2027,'summary':'Fire møter','plan':'Fem møter'";
    hub.records(G, "e-27", "evaluation", "2027-11-20", text);
    assertThat(hub.state(G, "R8", "2027-11-21")).as("not sent").isEqualTo("at_risk");
    hub.records(G, "e-27", "evaluation", "2027-11-20", text + ",'sentToBoardOn':'2027-12-01'");
    assertThat(hub.state(G, "R8", "2027-12-02")).isEqualTo("kept");
    assertThat(hub.state(G, "R8", "2028-02-01")).isEqualTo("kept");
    hub.records(G, "e-27", "evaluation", "2027-11-20", text + ",'sentToBoardOn':'2028-01-02'");
    assertThat(hub.state(G, "R8", "2028-02-01")).as("too late").isEqualTo("broken");
  }

  @Test
  void r9_the_leaders_meet_once_a_year_and_it_binds_the_association() {
    hub.group(G, "ola", "per");
    assertThat(hub.state(null, "R9", "2027-03-01")).isEqualTo("no_evidence");
    assertThat(hub.state(null, "R9", "2027-11-01")).isEqualTo("at_risk");
    assertThat(hub.state(null, "R9", "2028-01-01")).isEqualTo("broken");
    hub.called("ledere", "2027-10-01");
    assertThat(hub.state(null, "R9", "2027-11-01")).isEqualTo("kept");
    assertThat(hub.report("2027-11-01").groups().get(0).rules())
        .extracting(Ruled::rule)
        .doesNotContain("R9");
  }

  @Test
  void r10_each_who_came_was_discussed() {
    hub.group(G, "ola");
    assertThat(hub.state(G, "R10")).isEqualTo("not_applicable");
    hub.on("2027-03-01").group(G, "ola", "ny");
    assertThat(hub.state(G, "R10")).isEqualTo("no_evidence");
    hub.records(G, "a-1", "admission", "2027-02-20", "'person':{'address':'ny@example.no'}");
    assertThat(hub.state(G, "R10")).as("undiscussed").isEqualTo("broken");
    hub.records(
        G,
        "a-1",
        "admission",
        "2027-02-20",
        "'person':{'address':'ny@example.no'},'discussedWith':'leader'");
    assertThat(hub.state(G, "R10")).isEqualTo("kept");
    assertThat(hub.state(G, "R10", "2028-03-02")).isEqualTo("not_applicable");
  }

  @Test
  void r11_a_colleague_who_takes_over_must_be_admitted() {
    hub.registers(
        G,
        "resource",
        "",
        CharterHub.member("ola", "'organisation':'Lys AS'"),
        CharterHub.personal("per"));
    hub.on("2027-03-01")
        .registers(
            G,
            "resource",
            "",
            CharterHub.member("eva", "'organisation':'Lys AS'"),
            CharterHub.personal("per"));
    assertThat(hub.state(G, "R11")).isEqualTo("at_risk");
    assertThat(hub.judged(G, "R11", "2027-03-01").evidence())
        .extracting(proof -> proof.what().nb())
        .containsExactly("eva kom inn da ola fra samme organisasjon gikk ut");
    hub.records(
        G,
        "admission",
        "2027-03-01",
        "'person':{'address':'eva@example.no'},'discussedWith':'group'");
    assertThat(hub.state(G, "R11")).isEqualTo("kept");
  }

  @Test
  void r12_one_op_ed_a_year() {
    hub.group(G, "ola");
    assertThat(hub.state(G, "R12")).isEqualTo("no_evidence");
    hub.records(G, "opEd", "2027-02-01", "'title':'Nett nå'");
    assertThat(hub.state(G, "R12", "2028-01-31")).isEqualTo("kept");
    assertThat(hub.state(G, "R12", "2028-02-01")).isEqualTo("broken");
  }

  @ParameterizedTest
  @CsvSource({
    "'''women'':3,''men'':3', kept",
    "'''women'':2,''men'':3', kept",
    "'''women'':1,''men'':5', broken",
    "'''women'':3,''men'':3,''ages'':{''30-39'':5,''40-49'':1}', broken",
    "'''women'':3,''men'':3,''ages'':{''30-39'':3,''40-49'':3}', kept"
  })
  void r13_balance_is_judged_by_totals(String totals, String state) {
    hub.group(G, "ola");
    assertThat(hub.state(G, "R13")).isEqualTo("no_evidence");
    hub.records(G, "balance", "2027-01-01", totals);
    assertThat(hub.state(G, "R13")).isEqualTo(state);
  }

  @Test
  void r14_leadership_rotates_unless_there_is_an_exception() {
    hub.group(G, "ola", "per").elects(G, "ola", "2027-01-15");
    assertThat(hub.state(G, "R14", "2027-02-01")).isEqualTo("kept");
    hub.elects(G, "ola", "2028-01-15");
    assertThat(hub.state(G, "R14", "2028-02-01")).isEqualTo("at_risk");
    hub.elects(G, "ola", "2029-01-15");
    assertThat(hub.state(G, "R14", "2029-02-01")).isEqualTo("broken");
    hub.records(
        G,
        "exception",
        "2029-02-01",
        "'rule':'R14','reason':'Særskilt kompetanse','until':'2029-12-31'");
    assertThat(hub.state(G, "R14", "2029-02-01")).isEqualTo("not_applicable");
    assertThat(hub.state(G, "R14", "2030-01-01")).isEqualTo("broken");
    hub.elects(G, "per", "2030-01-15");
    assertThat(hub.state(G, "R14", "2030-01-15")).isEqualTo("kept");
  }

  @Test
  void r15_no_organisation_has_more_than_half_of_the_seats_unless_it_was_considered() {
    hub.group(G, "ola");
    assertThat(hub.state(G, "R15")).isEqualTo("no_evidence");
    hub.registers(
        G,
        "resource",
        "",
        CharterHub.member("a", "'organisation':'Lys AS'"),
        CharterHub.member("b", "'organisation':'Lys AS'"),
        CharterHub.member("c", "'organisation':'Bane AS'"));
    assertThat(hub.state(G, "R15")).isEqualTo("broken");
    hub.records(G, "rule", "2027-01-01", "'rule':'R15','what':'Lys AS har tre fag'");
    assertThat(hub.state(G, "R15")).isEqualTo("kept");
  }

  @Test
  void r16_moves_in_the_media_are_cleared() {
    hub.group(G, "ola");
    assertThat(hub.state(G, "R16")).isEqualTo("no_evidence");
    hub.records(G, "m-1", "mediaMove", "2027-01-01", "'title':'Oppslag'");
    assertThat(hub.state(G, "R16")).isEqualTo("broken");
    hub.records(G, "m-1", "mediaMove", "2027-01-01", "'title':'Oppslag','clearedWith':'Kari'");
    assertThat(hub.state(G, "R16")).isEqualTo("kept");
  }

  @Test
  void r17_there_is_a_contact() {
    hub.group(G, "ola");
    assertThat(hub.state(G, "R17")).isEqualTo("kept");
    hub.database.jdbc().update("UPDATE kept.group_state SET contact_address = 'erased-1'");
    assertThat(hub.state(G, "R17")).as("whoever was it has been erased").isEqualTo("broken");
  }

  @Test
  void r18_events_break_even() {
    hub.group(G, "ola");
    assertThat(hub.state(G, "R18", "2027-03-01")).isEqualTo("not_applicable");
    hub.invitedToEvent(G, "frokost", "2027-02-01");
    assertThat(hub.state(G, "R18", "2027-03-01")).isEqualTo("no_evidence");
    hub.records(
        G, "k-1", "eventAccount", "2027-02-10", "'eventId':'frokost','income':100,'cost':120.5");
    assertThat(hub.state(G, "R18", "2027-03-01")).isEqualTo("broken");
    hub.records(
        G, "k-1", "eventAccount", "2027-02-10", "'eventId':'frokost','income':120.5,'cost':120.5");
    assertThat(hub.state(G, "R18", "2027-03-01")).isEqualTo("kept");
  }

  @Test
  void f1_leader_and_deputy_are_chosen_by_the_group() {
    expertGroup();
    assertThat(hub.state("fag", "F1")).isEqualTo("broken");
    chosen("leader");
    assertThat(hub.state("fag", "F1")).isEqualTo("broken");
    chosen("deputy");
    assertThat(hub.state("fag", "F1")).isEqualTo("kept");
  }

  private void chosen(String role) {
    hub.records(
        "fag",
        "election",
        "2027-01-01",
        "'person':{'address':'%s@example.no'},'role':'%s','termFrom':'2027-01-01','termMonths':24"
            .formatted(role.equals("leader") ? "ola" : "per", role));
  }

  private void expertGroup() {
    hub.registers(
        "fag",
        "expert",
        "",
        CharterHub.member("ola", "'represents':'Oslo'"),
        CharterHub.member("per", "'represents':'Akershus'"));
  }

  @Test
  void f2_who_is_not_represented_is_listed_and_is_no_breach() {
    expertGroup();
    assertThat(hub.state("fag", "F2")).isEqualTo("no_evidence");
    hub.adopts(
        "expert", "2027-01-01", "{'rule':'F2','weight':'should','expects':['Oslo','Buskerud']}");
    Ruled gap = hub.judged("fag", "F2", "2027-01-01");
    assertThat(gap.state()).isEqualTo("no_evidence");
    assertThat(gap.gaps()).containsExactly("Buskerud");
    hub.adopts(
        "expert", "2027-01-01", "{'rule':'F2','weight':'should','expects':['Oslo','Akershus']}");
    assertThat(hub.state("fag", "F2")).isEqualTo("kept");
  }

  @Test
  void f3_it_is_kept_what_became_of_each_advice() {
    expertGroup();
    assertThat(hub.state("fag", "F3")).isEqualTo("no_evidence");
    String advice = "'what':'Bygg dobbeltspor','toWhom':'styret'";
    hub.records("fag", "r-1", "advice", "2027-01-01", advice);
    assertThat(hub.state("fag", "F3", "2027-02-01")).isEqualTo("kept");
    assertThat(hub.state("fag", "F3", "2027-07-01")).isEqualTo("at_risk");
    hub.records(
        "fag",
        "r-1",
        "advice",
        "2027-01-01",
        advice + ",'outcome':{'result':'not','date':'2027-06-01','why':'For dyrt'}");
    Ruled told = hub.judged("fag", "F3", "2027-07-01");
    assertThat(told.state()).isEqualTo("kept");
    assertThat(told.evidence().get(0).what().nb())
        .isEqualTo("«Bygg dobbeltspor» til styret: ikke fulgt, For dyrt");
  }

  @Test
  void f4_the_represented_choose_whom_they_send() {
    expertGroup();
    assertThat(hub.state("fag", "F4")).isEqualTo("no_evidence");
    hub.records(
        "fag",
        "n-1",
        "nomination",
        "2027-01-01",
        "'person':{'address':'ola@example.no'},'body':'Oslo'");
    assertThat(hub.state("fag", "F4")).isEqualTo("no_evidence");
    hub.records(
        "fag",
        "n-2",
        "nomination",
        "2027-01-01",
        "'person':{'address':'per@example.no'},'body':'Oslo'");
    assertThat(hub.state("fag", "F4")).isEqualTo("broken");
    hub.records(
        "fag",
        "n-2",
        "nomination",
        "2027-01-01",
        "'person':{'address':'per@example.no'},'body':'Akershus'");
    assertThat(hub.state("fag", "F4")).isEqualTo("kept");
  }

  @Test
  void a_rule_of_ones_own_is_judged_by_what_is_recorded() {
    hub.group(G, "ola")
        .adopts(
            "resource",
            "2027-01-01",
            "{'rule':'E1','weight':'must','periodMonths':6,'text':{'nb':'Nytt på nettsiden','en':'News on the site'}}");
    assertThat(hub.state(G, "E1")).isEqualTo("no_evidence");
    hub.records(G, "rule", "2027-01-01", "'rule':'E1'");
    assertThat(hub.state(G, "E1", "2027-02-01")).isEqualTo("kept");
    assertThat(hub.state(G, "E1", "2027-06-01")).isEqualTo("at_risk");
    assertThat(hub.state(G, "E1", "2027-07-01")).isEqualTo("broken");
  }

  @Test
  void what_is_withdrawn_counts_no_more() {
    hub.group(G, "ola").records(G, "o-1", "opEd", "2027-01-01", "'title':'Nett nå'");
    assertThat(hub.state(G, "R12")).isEqualTo("kept");
    hub.withdraws("o-1");
    assertThat(hub.state(G, "R12")).isEqualTo("no_evidence");
  }

  @Test
  void a_report_of_an_earlier_day_knows_only_what_had_happened() {
    hub.group(G, "ola", "per").elects(G, "ola", "2027-01-15").elects(G, "per", "2027-09-01");
    assertThat(hub.judged(G, "R4", "2027-06-30").evidence())
        .extracting(proof -> proof.what().nb())
        .containsExactly("ola valgt fra 15. januar 2027 for 12 måneder");
  }

  @Test
  void the_two_shipped_charters_have_all_rules_and_each_can_be_judged() {
    assertThat(Charter.RESOURCE.rules().keySet())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 18).mapToObj(n -> "R" + n).toList());
    assertThat(Charter.EXPERT.rules().keySet()).containsExactly("F1", "F2", "F3", "F4");
    assertThat(Charter.RESOURCE.rules().keySet()).allMatch(ShippedRules::areShipped);
    assertThat(Charter.EXPERT.rules().keySet()).allMatch(ShippedRules::areShipped);
  }
}
