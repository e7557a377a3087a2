package no.nov.hub.groups.group;

import static no.nov.hub.groups.group.GroupHub.TODAY;
import static no.nov.hub.groups.group.GroupHub.ledBy;
import static no.nov.hub.groups.group.GroupHub.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.EveryPart;
import no.nov.hub.Messages;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Received;
import org.junit.jupiter.api.Test;

/** What is registered, and what can be read of it on a day. */
@EveryPart
class GroupsTest {

  private final GroupHub hub = new GroupHub();

  @Test
  void aGroupIsReadAsItWasRegistered() {
    hub.registers(
        "drammen",
        "kraft",
        "resource",
        "'leader':{'address':'ada@example.no','since':'2025-01-15'},'deputy':{'address':'bo@example.no'},"
            + "'showsAll':true,'members':["
            + "{'name':'Bo','address':'bo@example.no','informedOnly':true,'language':'en','timeZone':'Europe/London'},"
            + "{'name':'Ada','address':'ada@example.no','organisation':'Lys AS','represents':'Lier','from':'2025-01-01'}]");

    assertThat(hub.group("drammen/kraft"))
        .isEqualTo(
            new Group(
                "drammen",
                "kraft",
                Group.Kind.RESOURCE,
                "Gruppe kraft",
                "ada@example.no",
                LocalDate.of(2025, 1, 15),
                "bo@example.no",
                new Person("Kontakt", "kontakt.kraft@example.no"),
                true,
                List.of(
                    new Member(
                        new Recipient("ada@example.no", "Ada", Language.NB),
                        "Lys AS",
                        "Lier",
                        LocalDate.of(2025, 1, 1),
                        null,
                        false,
                        null),
                    new Member(
                        new Recipient("bo@example.no", "Bo", Language.EN),
                        null,
                        null,
                        null,
                        null,
                        true,
                        ZoneId.of("Europe/London")))));
  }

  @Test
  void theLongestTextsAreKeptWhateverTheirLetters() {
    String longest = "𝒜".repeat(200);
    hub.registers(
        "drammen",
        "kraft",
        "resource",
        "'charter':'%1$s','members':[{'name':'%1$s','address':'ada@example.no','organisation':'%1$s','represents':'%1$s'}]"
            .formatted(longest));

    assertThat(names(hub.group("drammen/kraft"))).containsExactly(longest);
  }

  @Test
  void aMemberBelongsFromTheFirstDayToTheLast() {
    hub.registers(
        "drammen",
        "kraft",
        "resource",
        "'leader':{'address':'ada@example.no'},'members':[{'name':'Ada','address':'ada@example.no','from':'2026-10-01','until':'2026-10-31'}]");

    assertThat(hub.group("drammen/kraft", LocalDate.of(2026, 9, 30)).members()).isEmpty();
    assertThat(names(hub.group("drammen/kraft", LocalDate.of(2026, 10, 1)))).containsExactly("Ada");
    assertThat(names(hub.group("drammen/kraft", LocalDate.of(2026, 10, 31))))
        .containsExactly("Ada");
    assertThat(hub.group("drammen/kraft", LocalDate.of(2026, 11, 1)).leader()).isNull();
  }

  @Test
  void aSubstituteIsTheContactOnlyForItsDays() {
    hub.registers(
        "drammen",
        "kraft",
        "resource",
        "'contact':{'name':'Kari','address':'kari@example.no','substitute':{'name':'Vik','address':'vik@example.no','from':'2026-10-01','until':'2026-10-07'}},"
            + ledBy("ada"));

    assertThat(hub.group("drammen/kraft", LocalDate.of(2026, 9, 30)).contact().name())
        .isEqualTo("Kari");
    assertThat(hub.group("drammen/kraft", LocalDate.of(2026, 10, 7)).contact().name())
        .isEqualTo("Vik");
    assertThat(hub.group("drammen/kraft", LocalDate.of(2026, 10, 8)).contact().name())
        .isEqualTo("Kari");
  }

  @Test
  void aLaterRegistrationTakesThePlaceOfTheOneBefore() {
    hub.hasGroup("drammen", "kraft", "ada", "bo").hasGroup("drammen", "kraft", "bo", "cato");

    assertThat(names(hub.group("drammen/kraft"))).containsExactly("bo", "cato");
    assertThat(hub.group("drammen/kraft").leader()).isEqualTo("bo@example.no");
  }

  @Test
  void theLastOfABatchCountsAndEachIsNotedWithoutNames() {
    Received first = hub.registration("drammen", "kraft", "resource", ledBy("ada"));
    Received other = hub.registration("asker", "bane", "resource", ledBy("dina"));
    Received second = hub.registration("drammen", "kraft", "resource", ledBy("bo"));

    hub.read(List.of(first, other, second));

    assertThat(names(hub.group("drammen/kraft"))).containsExactly("bo");
    assertThat(hub.audit())
        .containsExactly(
            Map.of("who", "asker", "action", "group registered", "subject", "asker/bane"),
            Map.of("who", "drammen", "action", "group registered", "subject", "drammen/kraft"),
            Map.of("who", "drammen", "action", "group registered", "subject", "drammen/kraft"));
  }

  @Test
  void aRecordThatIsReadTwiceIsAppliedAndToldOnce() {
    hub.hasGroup("drammen", "kraft", "ada");

    hub.read(hub.records);

    assertThat(hub.audit()).hasSize(1);
    assertThat(hub.told).hasSize(1);
  }

  @Test
  void whatHasChangedIsToldWithTheGroupOfLeaders() {
    hub.read(
        List.of(
            hub.registration("drammen", "kraft", "resource", ledBy("ada")),
            hub.registration("drammen", "bane", "resource", ledBy("bo")),
            hub.registration("nov", "daglige-ledere", "managers", ledBy("ada"))));

    assertThat(hub.told)
        .containsExactly(
            new GroupsChanged(
                Set.of(
                    "drammen/kraft",
                    "drammen/bane",
                    "drammen/ledere",
                    "nov/daglige-ledere",
                    "nov/ledere")));
  }

  @Test
  void whereTheTablesAreIsKeptBesideThem() {
    hub.hasGroup("drammen", "kraft", "ada");

    assertThat(
            hub.database
                .jdbc()
                .queryForObject(
                    "SELECT next_offset FROM kept.progress WHERE projection = 'groups'",
                    Long.class))
        .isEqualTo(1);
  }

  @Test
  void whatIsUnknownOrClosedIsLeftOut() {
    hub.hasGroup("drammen", "kraft", "ada")
        .registers("drammen", "bane", "resource", "'closedOn':'2026-09-30'," + ledBy("bo"))
        .hasGroup("asker", "kraft", "cato");

    List<Group> found =
        hub.groups.find(
            List.of("drammen/kraft", "drammen/bane", "drammen/vei", "modum/kraft", "uten-strek"),
            TODAY);

    assertThat(found).extracting(Group::key).containsExactly("drammen/kraft");
    assertThat(hub.groups.find(List.of(), TODAY)).isEmpty();
    assertThat(hub.group("drammen/bane", TODAY.minusDays(1)).name()).isEqualTo("Gruppe bane");
  }

  @Test
  void theLeadersOfAllGroupsAreAGroupOfTheirOwn() {
    hub.hasGroup("drammen", "bane", "bo", "ada")
        .hasGroup("drammen", "kraft", "ada", "cato")
        .hasGroup("drammen", "vei", "bo")
        .registers("drammen", "fag", "expert", ledBy("dina"))
        .registers("drammen", "styret", "board", ledBy("eva"))
        .registers("drammen", "nedlagt", "resource", "'closedOn':'2026-01-01'," + ledBy("finn"))
        .hasGroup("asker", "kraft", "gro");

    Group leaders = hub.group("drammen/ledere");

    assertThat(leaders.kind()).isEqualTo(Group.Kind.LEADERS);
    assertThat(names(leaders)).containsExactly("ada", "bo", "dina");
    assertThat(leaders.contact().address()).isEqualTo("kontakt.bane@example.no");
    assertThat(leaders.leader()).isNull();
    assertThat(hub.groups.of("drammen", TODAY))
        .extracting(Group::groupId)
        .containsExactly("bane", "fag", "kraft", "ledere", "styret", "vei");
  }

  @Test
  void theOwnerNamesTheLeadersGroupAndItsContact() {
    hub.hasGroup("drammen", "kraft", "ada")
        .registers("drammen", "ledere", "other", "'showsAll':true,'members':[]");

    Group leaders = hub.group("drammen/ledere");

    assertThat(leaders.name()).isEqualTo("Gruppe ledere");
    assertThat(leaders.kind()).isEqualTo(Group.Kind.LEADERS);
    assertThat(leaders.contact().address()).isEqualTo("kontakt.ledere@example.no");
    assertThat(leaders.showsAll()).isTrue();
    assertThat(names(leaders)).containsExactly("ada");
  }

  @Test
  void withoutGroupsToLeadThereIsNoGroupOfLeaders() {
    hub.registers("drammen", "styret", "board", ledBy("eva"));

    assertThat(hub.groups.find(List.of("drammen/ledere", "asker/ledere"), TODAY)).isEmpty();
  }

  @Test
  void askingForTheLeadersBringsNoGroupThatWasNotAskedFor() {
    hub.hasGroup("drammen", "kraft", "ada").hasGroup("drammen", "bane", "bo");

    assertThat(hub.groups.find(List.of("drammen/ledere", "drammen/bane"), TODAY))
        .extracting(Group::key)
        .containsExactly("drammen/bane", "drammen/ledere");
  }

  @Test
  void otherMessagesOfTheTopicAreLetPass() {
    Received strange =
        Messages.admitted(
            Messages.from("drammen", Types.CONSENT_GIVEN, "m-x", "{}"),
            Topics.PRIVATE_GROUPS,
            0,
            GroupHub.CLOCK.instant());

    hub.read(List.of(strange));

    assertThat(hub.told).isEmpty();
    assertThat(hub.audit()).isEmpty();
  }
}
