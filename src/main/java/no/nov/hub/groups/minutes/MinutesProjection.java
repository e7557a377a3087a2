package no.nov.hub.groups.minutes;

import java.util.List;
import no.nov.hub.groups.meeting.Meetings;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.mail.person.ErasureTables;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps minutes from {@code nov.private.meetings}. What becomes of them is decided where they fall
 * due.
 */
@Component("minutesProjection")
public class MinutesProjection implements Projection {

  private static final Minutes.Reading UNREAD = new Minutes.Reading(null, null, null, null);
  private static final Minutes.Mailing UNSENT = new Minutes.Mailing(null, null, null, null);
  private static final Minutes.Approval OPEN = new Minutes.Approval(null, null);

  private final Projecting projecting;
  private final MinutesTables tables;
  private final ErasureTables erasureTables;

  MinutesProjection(Projecting projecting, MinutesTables tables, ErasureTables erasureTables) {
    this.projecting = projecting;
    this.tables = tables;
    this.erasureTables = erasureTables;
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "minutes";
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void apply(List<Received> records) {
    ErasureTables.Lately erased = erasureTables.lately();
    List<Minutes> versions =
        records.stream()
            .map(Admitted::of)
            .filter(message -> message.envelope().type().equals(Types.MEETING_MINUTED))
            .peek(message -> erased.unname(message.envelope().data(), message.at()))
            .map(MinutesProjection::minutes)
            .toList();
    if (!versions.isEmpty()) {
      tables.add(versions);
    }
  }

  private static Minutes minutes(Admitted message) {
    ObjectNode data = message.envelope().data();
    OwnedKey meeting = OwnedKey.of(data, "meetingId");
    return new Minutes(
        Meetings.about(meeting),
        data.path("version").asInt(1),
        meeting.owner(),
        data,
        message.receiptId(),
        message.at(),
        Minutes.MinutesState.RECEIVED,
        UNREAD,
        UNSENT,
        OPEN);
  }
}
