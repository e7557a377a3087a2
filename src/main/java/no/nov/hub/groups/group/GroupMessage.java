package no.nov.hub.groups.group;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.transport.Admitted;
import tools.jackson.databind.JsonNode;

/** Reads an admitted {@code no.nov.group.registered.v1}, which is in its standard form. */
final class GroupMessage {

  private GroupMessage() {}

  static Registration read(Admitted message) {
    JsonNode data = message.envelope().data();
    return new Registration(
        text(data, "owner"),
        text(data, "groupId"),
        Group.Kind.valueOf(text(data, "kind").toUpperCase(Locale.ROOT)),
        text(data, "name"),
        text(data.path("leader"), "address"),
        date(data.path("leader"), "since"),
        text(data.path("deputy"), "address"),
        person(data.get("contact")),
        substitute(data.get("contact").get("substitute")),
        data.path("showsAll").asBoolean(false),
        text(data, "charter"),
        date(data, "closedOn"),
        message.at(),
        message.receiptId(),
        seats(data.path("members")));
  }

  private static Person person(JsonNode node) {
    return new Person(text(node, "name"), text(node, "address"));
  }

  private static Substitute substitute(JsonNode node) {
    return node == null
        ? null
        : new Substitute(person(node), new Days(date(node, "from"), date(node, "until")));
  }

  private static List<Seat> seats(JsonNode members) {
    return members.valueStream().map(GroupMessage::seat).toList();
  }

  private static Seat seat(JsonNode member) {
    return new Seat(
        new Member(
            new Recipient(
                text(member, "address"),
                text(member, "name"),
                Language.of(text(member, "language"))),
            text(member, "organisation"),
            text(member, "represents"),
            date(member, "from"),
            date(member, "until"),
            member.path("informedOnly").asBoolean(false),
            member.has("timeZone") ? ZoneId.of(text(member, "timeZone")) : null),
        text(member, "organisationNumber"),
        member.path("personalMember").asBoolean(false));
  }

  private static String text(JsonNode node, String field) {
    return node.has(field) ? node.get(field).asString() : null;
  }

  private static LocalDate date(JsonNode node, String field) {
    return node.has(field) ? LocalDate.parse(node.get(field).asString()) : null;
  }
}
