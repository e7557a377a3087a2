package no.nov.hub.groups.group;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.OrganisationNumber;
import no.nov.hub.platform.message.Text;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The members that a message lists, counted from 1 as a person would. */
final class ListedMembers {

  private record Listed(int number, boolean belongsToday) {}

  private final PersonChecks persons;
  private final LocalDate today;
  private final Map<String, Listed> byAddress = new HashMap<>();
  private final List<String> unconnected = new ArrayList<>();
  private int takingPart;

  private ListedMembers(PersonChecks persons, LocalDate today) {
    this.persons = persons;
    this.today = today;
  }

  /** Checks each member, and puts addresses in their standard form. */
  static ListedMembers check(JsonNode members, PersonChecks persons, LocalDate today) {
    ListedMembers listedMembers = new ListedMembers(persons, today);
    for (int i = 0; i < members.size(); i++) {
      listedMembers.check((ObjectNode) members.get(i), i);
    }
    return listedMembers;
  }

  private void check(ObjectNode member, int index) {
    int number = index + 1;
    String path = "data.members[" + index + "]";
    Text who = new Text("medlem nr. " + number, "member no. " + number);
    persons.notBlank(member, path, who);
    persons.knownZone(member, path, who);
    checkOrganisation(member, path, who);
    Listed listed = new Listed(number, persons.days(member, path, who).include(today));
    persons.reachable(member, path, who).ifPresent(address -> add(address, listed, path));
    if (listed.belongsToday()) {
      count(member, number);
    }
  }

  private void checkOrganisation(ObjectNode member, String path, Text who) {
    if (member.has("organisationNumber")
        && !OrganisationNumber.isValid(member.get("organisationNumber").asString())) {
      persons.fault(
          path + ".organisationNumber",
          "not_an_organisation",
          "Organisasjonsnummeret til %s er ikke gyldig (kontrollsifferet stemmer ikke). Slå det opp i Brønnøysund."
              .formatted(who.nb()),
          "The organisation number of %s is not valid (its check digit is wrong). Look it up in the register."
              .formatted(who.en()));
    }
  }

  private void add(String address, Listed listed, String path) {
    Listed before = byAddress.putIfAbsent(address, listed);
    if (before != null) {
      persons.fault(
          path + ".address",
          "repeated",
          "Medlem nr. %d og nr. %d har samme e-postadresse. Rett den ene, eller ta bort den som står to ganger."
              .formatted(before.number(), listed.number()),
          "Members no. %d and no. %d have the same e-mail address. Correct one, or remove whoever stands twice."
              .formatted(before.number(), listed.number()));
    }
  }

  private void count(ObjectNode member, int number) {
    if (!member.path("informedOnly").asBoolean(false)) {
      takingPart++;
    }
    if (!member.path("personalMember").asBoolean(false) && !member.has("organisationNumber")) {
      unconnected.add(Integer.toString(number));
    }
  }

  /** Whoever leads a group that is open belongs to it. */
  void mustHave(String address, String path, Text who) {
    Listed listed = byAddress.get(address);
    if (listed == null) {
      persons.fault(
          path,
          "not_a_member",
          "Adressen til %s står ikke blant medlemmene. Legg til medlemmet, eller rett adressen."
              .formatted(who.nb()),
          "The address of %s is not among the members. Add the member, or correct the address."
              .formatted(who.en()));
    } else if (!listed.belongsToday()) {
      persons.fault(
          path,
          "not_a_member_today",
          "Medlem nr. %d er satt opp som %s, men hører ikke til gruppen i dag. Rett «fra» eller «til» hos medlemmet, eller velg en annen."
              .formatted(listed.number(), who.nb()),
          "Member no. %d is given as %s, but does not belong to the group today. Correct “from” or “until” of the member, or choose another."
              .formatted(listed.number(), who.en()));
    }
  }

  /** What a resource group should be, or the association must see to (rules R3 and R7). */
  void remark(Findings findings) {
    if (Size.isUnusual(takingPart)) {
      findings.note(Size.remark("data.members", takingPart));
    }
    if (!unconnected.isEmpty()) {
      String numbers = String.join(", ", unconnected);
      findings.note(
          "data.members",
          "not_connected",
          "Uten organisasjonsnummer og uten personlig medlemskap: medlem nr. %s. Alle i en ressursgruppe skal være medlem av foreningen, selv eller gjennom en bedrift."
              .formatted(numbers),
          "Without organisation number and without personal membership: member no. %s. Everyone in a resource group must be a member of the association, in person or through a company."
              .formatted(numbers));
    }
  }
}
