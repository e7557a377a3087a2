package no.nov.hub.shared.event;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.intake.admission.Checks;
import no.nov.hub.intake.admission.Likeness;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An event is at a time and in a place that exist, and names only those who take part here. */
@Component
class EventRules implements MessageRules {

  private static final String INVITED = "inviteGroups";

  /** Whom an organiser invites is its own matter. */
  static final Set<String> OWN_FIELDS = Set.of(INVITED);

  private final Participants participants;
  private final Municipalities municipalities;
  private final Clock clock;

  EventRules(Participants participants, Municipalities municipalities, Clock clock) {
    this.participants = participants;
    this.municipalities = municipalities;
    this.clock = clock;
  }

  @Override
  public String type() {
    return Types.EVENT_PUBLISHED;
  }

  @Override
  public String topic() {
    return Topics.EVENTS;
  }

  @Override
  public Optional<String> privateTopic() {
    return Optional.of(Topics.PRIVATE_MEETINGS);
  }

  @Override
  public Set<String> ownFields() {
    return OWN_FIELDS;
  }

  @Override
  public boolean maySend(Participant sender) {
    return true;
  }

  @Override
  public String ownerField() {
    return "organiser";
  }

  @Override
  public String key(ObjectNode data) {
    return EventKey.of(data).toString();
  }

  @Override
  public Optional<String> makesKnown(ObjectNode data) {
    return Optional.of(EventCancelledRules.thing(data));
  }

  @Override
  public Optional<Likeness> likeness(ObjectNode said) {
    return Optional.of(EventCancelledRules.likenessOf(said));
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    Optional<EventTime> time = TimeRules.check(data, LocalDate.now(clock), findings);
    time.ifPresent(t -> countedAfterwards(data, t, findings));
    time.ifPresent(t -> useNumberInForce(data, t, findings));
    Checks.url(data, "url", findings);
    Checks.url(data, "onlineUrl", findings);
    coOrganisersAreOthers(data, sender, findings);
    inviteOwnGroups(data, sender, findings);
    notPartOfItself(data, findings);
  }

  private void countedAfterwards(ObjectNode data, EventTime time, Findings findings) {
    if (data.has("participants") && time.startsAt().isAfter(clock.instant())) {
      findings.fault(
          "data.participants",
          "in_future",
          "«deltakere» (participants) er tallet på dem som kom, men arrangementet har ikke begynt. Utelat det, eller bruk «plasser» (capacity).",
          "“participants” is how many came, but the event has not begun. Leave it out, or use “capacity”.");
    }
  }

  /** For what lies ahead, today's number: tomorrow's reforms are not known. */
  private void useNumberInForce(ObjectNode data, EventTime time, Findings findings) {
    if (!(data.get("venue") instanceof ObjectNode venue) || !venue.has("municipality")) {
      return;
    }
    LocalDate today = LocalDate.now(clock);
    LocalDate date = time.firstDay().isAfter(today) ? today : time.firstDay();
    Checks.municipality(
            venue.get("municipality").asString(),
            date,
            "data.venue.municipality",
            municipalities,
            findings)
        .ifPresent(number -> venue.put("municipality", number));
  }

  private void coOrganisersAreOthers(ObjectNode data, Participant sender, Findings findings) {
    int number = 0;
    for (JsonNode coOrganiser : data.path("coOrganisers")) {
      String path = "data.coOrganisers[" + number++ + "]";
      String id = coOrganiser.asString();
      if (id.equals(sender.id())) {
        findings.fault(
            path,
            "own_event",
            "Dere er arrangør, og kan ikke være medarrangør også. Ta bort «%s».".formatted(id),
            "You are the organiser, and cannot be co-organiser too. Remove “%s”.".formatted(id));
      } else if (participants.find(id).isEmpty()) {
        String known = String.join(", ", participants.ids());
        findings.fault(
            path,
            "unknown_participant",
            "Ingen deltaker heter «%s». Kjente: %s. Andre kan nevnes i omtalen (summary)."
                .formatted(id, known),
            "No participant is called “%s”. Known: %s. Others can be named in the summary."
                .formatted(id, known));
      }
    }
  }

  private static void inviteOwnGroups(ObjectNode data, Participant sender, Findings findings) {
    if (!(data.get(INVITED) instanceof ArrayNode sent)) {
      return;
    }
    Set<String> groups = new LinkedHashSet<>();
    for (int i = 0; i < sent.size(); i++) {
      String entry = sent.get(i).asString();
      OwnedKey key = OwnedKey.within(sender.id(), entry);
      if (!key.owner().equals(sender.id())) {
        findings.fault(
            "data.inviteGroups[" + i + "]",
            "not_yours",
            "«%s» er en annens gruppe. Dere kan bare invitere egne grupper."
                .formatted(PlainText.shortened(entry)),
            "“%s” is another's group. You can only invite groups of your own."
                .formatted(PlainText.shortened(entry)));
      }
      groups.add(key.id());
    }
    ArrayNode bare = data.putArray(INVITED);
    groups.forEach(bare::add);
  }

  private static void notPartOfItself(ObjectNode data, Findings findings) {
    if (data.has("partOf") && data.get("partOf").equals(data.get("eventId"))) {
      findings.fault(
          "data.partOf",
          "own_event",
          "Arrangementet kan ikke være en del av seg selv. Skriv id-en til det større arrangementet, eller utelat «del av» (partOf).",
          "The event cannot be part of itself. Write the id of the larger event, or leave “partOf” out.");
    }
  }
}
