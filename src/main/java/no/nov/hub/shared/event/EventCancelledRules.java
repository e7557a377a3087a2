package no.nov.hub.shared.event;

import java.util.List;
import java.util.Optional;
import no.nov.hub.intake.admission.Likeness;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Only what was published can be cancelled; published again, it takes place after all. */
@Component
class EventCancelledRules implements MessageRules {

  private static final String KIND = "event/";
  private static final Likeness.Wording WORDING =
      new Likeness.Wording(
          "eventId", "id", new Text("arrangement", "event"), new Text("arrangementet", "event"));

  @Override
  public String type() {
    return Types.EVENT_CANCELLED;
  }

  @Override
  public String topic() {
    return Topics.EVENTS;
  }

  /** Groups may have been invited. */
  @Override
  public Optional<String> privateTopic() {
    return Optional.of(Topics.PRIVATE_MEETINGS);
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
  public void check(ObjectNode data, Participant sender, Findings findings) {
    // The schema and the requirement below say all there is to say.
  }

  @Override
  public List<Requirement> requires(ObjectNode data) {
    String eventId = data.get("eventId").asString();
    return List.of(
        new Requirement(
            thing(data),
            Reason.of(
                "data.eventId",
                "unknown_event",
                "Dere har ikke publisert noe arrangement med id «%s», så det kan ikke avlyses. Se etter riktig id i kalenderen."
                    .formatted(eventId),
                "You have not published an event with the id “%s”, so it cannot be cancelled. Look up the right id in the calendar."
                    .formatted(eventId))));
  }

  @Override
  public Optional<Likeness> likeness(ObjectNode said) {
    return Optional.of(likenessOf(said));
  }

  @Override
  public boolean cancels() {
    return true;
  }

  /** An event is known by its title among all of its organiser's. */
  static Likeness likenessOf(ObjectNode said) {
    return new Likeness(
        WORDING,
        KIND,
        said.get("eventId").asString(),
        said.get("organiser").asString(),
        said.path("title").asString(null),
        said.path("start").asString(null));
  }

  static String thing(ObjectNode data) {
    return KIND + data.get("eventId").asString();
  }
}
