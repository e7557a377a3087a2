package no.nov.hub.groups.minutes.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;

/** An action as it is shown to those who may see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ActionView(
    String id,
    String meeting,
    String action,
    String responsible,
    String address,
    LocalDate due,
    String standing,
    String outcome,
    Instant outcomeAt,
    String outcomeBy) {

  public static ActionView of(Action action) {
    return new ActionView(
        action.id(),
        action.meetingKey().toString(),
        action.words(),
        action.responsible().name(),
        action.responsible().address(),
        action.due(),
        action.state().word(),
        action.outcome().words(),
        action.outcome().at(),
        action.outcome().by());
  }
}
