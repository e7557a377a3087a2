package no.nov.hub.shared.position;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import no.nov.hub.intake.admission.Checks;
import no.nov.hub.intake.admission.MessageRules;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Only a position that was taken can be withdrawn, and not before it has been. */
@Component
class PositionWithdrawnRules implements MessageRules {

  private final Clock clock;

  PositionWithdrawnRules(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String type() {
    return Types.POSITION_WITHDRAWN;
  }

  @Override
  public String topic() {
    return Topics.POSITIONS;
  }

  @Override
  public boolean maySend(Participant sender) {
    return true;
  }

  @Override
  public String ownerField() {
    return "association";
  }

  @Override
  public String key(ObjectNode data) {
    return PositionNames.key(data);
  }

  @Override
  public void check(ObjectNode data, Participant sender, Findings findings) {
    Checks.date(data, "withdrawnOn", "data.withdrawnOn", findings)
        .ifPresent(
            date -> Checks.notInFuture(date, LocalDate.now(clock), "data.withdrawnOn", findings));
  }

  @Override
  public List<Requirement> requires(ObjectNode data) {
    String issue = PositionNames.issue(data);
    return List.of(
        new Requirement(
            PositionNames.thing(data),
            Reason.of(
                "data.issue.id",
                "unknown_position",
                "Dere har ikke sendt noe standpunkt i saken «%s», så det er ingenting å trekke. Se etter om saks-id-en er riktig."
                    .formatted(issue),
                "You have sent no position on the issue “%s”, so there is nothing to withdraw. Check that the issue id is right."
                    .formatted(issue))));
  }
}
