package no.nov.hub.intake.admission;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.RealSettings;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.shared.membership.MembershipRulesForTests;
import org.apache.kafka.common.header.internals.RecordHeaders;
import tools.jackson.databind.node.ObjectNode;

/**
 * The door on a day that does not pass, with the rules of counts and of a thing that can be opened
 * and closed.
 */
final class Fixtures {

  static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-09-30T08:00:00Z"), ZoneId.of("Europe/Oslo"));
  static final Inspection INSPECTION = inspection();
  static final AdmissionSettings SETTINGS = new AdmissionSettings(30, 24);

  static final Judging JUDGING = new Judging(new Plausibility(SETTINGS, CLOCK));

  private Fixtures() {}

  private static Inspection inspection() {
    List<MessageRules> rules =
        new ArrayList<>(MembershipRulesForTests.all(RealSettings.MUNICIPALITIES, CLOCK));
    rules.add(new ThingRules("no.nov.event.published.v1"));
    rules.add(new ThingRules("no.nov.event.cancelled.v1"));
    return new Inspection(rules, new Schemas(rules));
  }

  static Participant participant(String id) {
    return RealSettings.PARTICIPANTS.get(id);
  }

  static Received record(String participant, long offset, byte[] value) {
    return new Received(
        Topics.inbox(participant), 0, offset, CLOCK.millis(), null, value, new RecordHeaders());
  }

  /** As admission sees it, at this place of the sender's inbox. */
  static Submission submission(long offset, Envelope envelope) {
    Participant sender = participant(envelope.source().substring(1));
    Received record = record(sender.id(), offset, envelope.toJson());
    return new Submission(
        sender,
        record,
        Receipt.idOf(record.topic(), 0, offset),
        INSPECTION.inspect(sender, Map.of(), record.value()));
  }

  static List<String> codes(Verdict verdict) {
    return verdict.reasons().stream().map(Reason::code).toList();
  }

  /**
   * Stands in for events: a cancellation needs what was published, a part of an event one that is
   * not closed.
   */
  private record ThingRules(String type) implements MessageRules {

    @Override
    public String topic() {
      return Topics.EVENTS;
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
      return thing(data);
    }

    @Override
    public void check(ObjectNode data, Participant sender, Findings findings) {
      if (data.path("title").asString("").equals("fault in the rules")) {
        throw new IllegalStateException("a fault in the rules");
      }
    }

    @Override
    public List<Requirement> requires(ObjectNode data) {
      if (data.has("partOf")) {
        return List.of(
            new Requirement(
                "event/" + data.get("partOf").asString(),
                null,
                state ->
                    state.equals(Optional.of("closed"))
                        ? List.of(Reason.of("data.partOf", "closed", "Stengt.", "Closed."))
                        : List.of()));
      }
      return type.contains("cancelled")
          ? List.of(
              new Requirement(
                  thing(data), Reason.of("data.eventId", "unknown_event", "Ukjent.", "Unknown.")))
          : List.of();
    }

    @Override
    public Optional<String> makesKnown(ObjectNode data) {
      return type.contains("published") ? Optional.of(thing(data)) : Optional.empty();
    }

    @Override
    public Optional<String> state(ObjectNode data) {
      return Optional.ofNullable(data.path("title").asString(null))
          .filter(title -> !title.equals("says nothing"));
    }

    @Override
    public Optional<String> stateIfNew(ObjectNode data) {
      return Optional.of("new");
    }

    @Override
    public Optional<Reason> doubts(ObjectNode data) {
      return data.path("title").asString("").equals("doubtful")
          ? Optional.of(Reason.of("data.title", "doubtful", "Rart.", "Odd."))
          : Optional.empty();
    }

    private static String thing(ObjectNode data) {
      return "event/" + data.get("eventId").asString();
    }
  }
}
