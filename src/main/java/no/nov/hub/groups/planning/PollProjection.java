package no.nov.hub.groups.planning;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import no.nov.hub.groups.planning.Poll.Closing;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Admitted;
import no.nov.hub.platform.transport.Batch;
import no.nov.hub.platform.transport.Projecting;
import no.nov.hub.platform.transport.Projection;
import no.nov.hub.platform.transport.Received;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Keeps date polls from {@code nov.private.meetings}, and closes those whose meeting is called or
 * cancelled. Mails nobody: whom that concerns is found out by {@link Polling}.
 */
@Component("pollProjection")
public class PollProjection implements Projection {

  private static final Set<String> TYPES =
      Set.of(Types.MEETING_PROPOSED, Types.MEETING_CALLED, Types.MEETING_CANCELLED);

  private final Projecting projecting;
  private final PollTables polls;
  private final Clock clock;

  PollProjection(Projecting projecting, PollTables polls, Clock clock) {
    this.projecting = projecting;
    this.polls = polls;
    this.clock = clock;
  }

  public void project(Batch batch) {
    projecting.project(this, batch);
  }

  @Override
  public String name() {
    return "polls";
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void apply(List<Received> records) {
    List<Admitted> messages =
        records.stream()
            .map(Admitted::of)
            .filter(message -> TYPES.contains(message.envelope().type()))
            .toList();
    Map<String, Poll> known =
        new HashMap<>(
            polls.locked(
                messages.stream()
                    .map(message -> Poll.about(message.envelope().data()))
                    .collect(Collectors.toSet())));
    Set<String> touched = new HashSet<>();
    for (Admitted message : messages) {
      String about = Poll.about(message.envelope().data());
      Poll before = known.get(about);
      Poll after = after(before, message);
      if (after != before) {
        known.put(about, after);
        touched.add(about);
      }
    }
    if (!touched.isEmpty()) {
      polls.save(touched.stream().map(known::get).toList(), clock.instant());
    }
  }

  private static Poll after(Poll before, Admitted message) {
    JsonNode data = message.envelope().data();
    return switch (message.envelope().type()) {
      case Types.MEETING_PROPOSED -> proposed(before, message);
      case Types.MEETING_CANCELLED -> before == null ? null : before.closing(Closing.CANCELLED);
      default ->
          before == null || isAsBefore(before, data) ? before : before.closing(Closing.CALLED);
    };
  }

  /** A draft calls nobody, and what has been picked is called by the hub itself. */
  private static boolean isAsBefore(Poll before, JsonNode called) {
    return called.path("draft").asBoolean(false)
        || called.get("start").asString().equals(before.picked());
  }

  /** The same proposal again is no new one, and opens nothing that has been closed. */
  private static Poll proposed(Poll before, Admitted message) {
    JsonNode data = message.envelope().data();
    return before != null && before.data().equals(data)
        ? before
        : new Poll(
            Poll.about(data),
            data.get("owner").asString(),
            data,
            message.receiptId(),
            message.at(),
            null,
            null,
            null);
  }
}
