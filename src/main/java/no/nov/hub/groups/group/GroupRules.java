package no.nov.hub.groups.group;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import no.nov.hub.intake.admission.OwnersRules;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A group has members whom mail reaches, each once; those who lead it are among them. Receipts are
 * less private than rosters, so reasons tell who is meant by number.
 */
@Component
class GroupRules extends OwnersRules {

  private static final Text GROUP = new Text("gruppen", "the group");
  private static final Text LEADER = new Text("lederen", "the leader");
  private static final Text DEPUTY = new Text("nestlederen", "the deputy");
  private static final Text CONTACT = new Text("kontaktpersonen", "the contact");
  private static final Text SUBSTITUTE = new Text("vikaren", "the substitute");

  private final MailSettings mail;
  private final Clock clock;

  GroupRules(Nov nov, MailSettings mail, Clock clock) {
    super(Types.GROUP_REGISTERED, Topics.PRIVATE_GROUPS, nov);
    this.mail = mail;
    this.clock = clock;
  }

  @Override
  public String key(ObjectNode data) {
    return keyOf(data);
  }

  @Override
  public Optional<String> makesKnown(ObjectNode data) {
    return Optional.of("group/" + keyOf(data));
  }

  static String keyOf(ObjectNode data) {
    return OwnedKey.of(data, "groupId").toString();
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    LocalDate today = LocalDate.now(clock);
    PersonChecks persons = new PersonChecks(findings, mail.address());
    asParts(data, "leader");
    asParts(data, "deputy");
    persons.notBlank(data, "data", GROUP);
    checkContact(data, persons);
    Optional<LocalDate> closed = persons.date(data, "closedOn", "data", GROUP);
    ListedMembers listedMembers = ListedMembers.check(data.get("members"), persons, today);
    if (data.get("groupId").asString().equals(LeadersGroup.ID)) {
      leadersFollowFromGroups(data, findings);
      return;
    }
    checkElection(data, today, persons);
    if (closed.isPresent() && !today.isBefore(closed.get())) {
      return;
    }
    checkHead(data, "leader", LEADER, listedMembers, persons);
    checkHead(data, "deputy", DEPUTY, listedMembers, persons);
    if (data.get("kind").asString().equals("resource")) {
      listedMembers.remark(findings);
    }
  }

  /** An address alone is welcome too. */
  private static void asParts(ObjectNode data, String field) {
    JsonNode head = data.get(field);
    if (head != null && head.isString()) {
      data.putObject(field).put("address", head.stringValue());
    }
  }

  private static void checkContact(ObjectNode data, PersonChecks persons) {
    ObjectNode contact = (ObjectNode) data.get("contact");
    persons.reachable(contact, "data.contact", CONTACT);
    persons.notBlank(contact, "data.contact", CONTACT);
    if (contact.get("substitute") instanceof ObjectNode substitute) {
      persons.reachable(substitute, "data.contact.substitute", SUBSTITUTE);
      persons.notBlank(substitute, "data.contact.substitute", SUBSTITUTE);
      persons.days(substitute, "data.contact.substitute", SUBSTITUTE);
    }
  }

  private static void checkHead(
      ObjectNode data, String field, Text who, ListedMembers listedMembers, PersonChecks persons) {
    String path = "data." + field;
    if (data.get(field) instanceof ObjectNode head) {
      persons
          .reachable(head, path, who)
          .ifPresent(address -> listedMembers.mustHave(address, path, who));
    }
  }

  private static void checkElection(ObjectNode data, LocalDate today, PersonChecks persons) {
    if (data.get("leader") instanceof ObjectNode leader) {
      persons
          .date(leader, "since", "data.leader", LEADER)
          .filter(today::isBefore)
          .ifPresent(
              date ->
                  persons.fault(
                      "data.leader.since",
                      "in_future",
                      "«siden» (since) hos lederen har ikke vært ennå. Rett datoen, eller send når den har vært.",
                      "“since” of the leader has not been yet. Correct the date, or send when it has been."));
    }
  }

  private static void leadersFollowFromGroups(ObjectNode data, Findings findings) {
    if (data.get("kind").asString().equals("other")
        && data.get("members").isEmpty()
        && !data.has("leader")
        && !data.has("deputy")) {
      return;
    }
    findings.fault(
        "data.groupId",
        "follows_from_groups",
        "Gruppen «ledere» følger av de andre gruppene: lederne deres er medlemmer. Send den med slag (kind) «other» og uten leder, nestleder og medlemmer, eller gi gruppen en annen id.",
        "The group “ledere” follows from the other groups: their leaders are its members. Send it with the kind “other” and without leader, deputy and members, or give the group another id.");
  }
}
