package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.stereotype.Component;

/**
 * Keeps meetings and those events that groups are invited to from {@code nov.private.meetings}, and
 * from {@code nov.events} what earlier versions of the hub wrote there alone. Mails nobody: whom
 * that concerns is found out by {@link Inviting}.
 */
@Component("meetingProjection")
public class MeetingProjection implements Projection {

  private static final Set<String> TYPES =
      Set.of(
          Types.MEETING_CALLED,
          Types.MEETING_CANCELLED,
          Types.EVENT_PUBLISHED,
          Types.EVENT_CANCELLED);

  private final Projecting projecting;
  private final MeetingTables tables;
  private final InvitationTables invitations;
  private final String domain;
  private final Supplier<String> tokens;
  private final Clock clock;

  MeetingProjection(
      Projecting projecting,
      MeetingTables tables,
      InvitationTables invitations,
      MeetingSettings settings,
      Supplier<String> meetingTokens,
      Clock clock) {
    this.projecting = projecting;
    this.tables = tables;
    this.invitations = invitations;
    this.domain = settings.uidDomain();
    this.tokens = meetingTokens;
    this.clock = clock;
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "meetings";
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void apply(List<Received> records) {
    List<MeetingStep> steps =
        records.stream()
            .map(Admitted::of)
            .filter(MeetingProjection::isWhole)
            .filter(message -> TYPES.contains(message.envelope().type()))
            .map(MeetingStep::of)
            .toList();
    Map<String, Meeting> meetings =
        new HashMap<>(
            tables.locked(steps.stream().map(MeetingStep::about).collect(Collectors.toSet())));
    boolean ofOthers = records.stream().noneMatch(record -> Topics.isPrivate(record.topic()));
    Map<String, Meeting> touched = new HashMap<>();
    Set<String> timedAnew = new HashSet<>();
    for (MeetingStep step : steps) {
      Meeting before = meetings.get(step.about());
      if (ofOthers && step.isOlderThan(before)) { // Two topics have no common order.
        continue;
      }
      step.after(before, domain, tokens)
          .ifPresent(
              after -> {
                meetings.put(after.about(), after);
                touched.put(after.about(), after);
                if (before != null && after.timedSequence() > before.timedSequence()) {
                  timedAnew.add(after.about());
                }
              });
    }
    if (!touched.isEmpty()) {
      tables.save(touched.values(), clock.instant());
      invitations.forgetAnswers(timedAnew);
    }
  }

  /**
   * On a topic that others read, only what earlier versions of the hub wrote says who is invited.
   */
  private static boolean isWhole(Admitted message) {
    return message.receiptId() != null;
  }
}
