package no.nov.hub.intake.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.admission.Subject;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.feed.Changes.Refusal;
import no.nov.hub.intake.feed.FetchResult.Body;
import no.nov.hub.intake.feed.FetchResult.Failed;
import no.nov.hub.intake.file.FeedReader;
import no.nov.hub.intake.file.FeedReader.Content;
import no.nov.hub.intake.quota.Edge;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.submission.Consignment;
import no.nov.hub.intake.submission.SubmissionTables;
import no.nov.hub.intake.submission.ToInbox;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.message.Wordless;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.outage.DiskSpace;
import no.nov.hub.platform.transport.outage.Outages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Fetches a feed that is due and turns what has changed in it into submissions. What is submitted
 * is noted before it goes out and remembered when Kafka has it, so that a crash in between neither
 * loses nor doubles anything.
 */
@Component("feedEdge")
public class FeedEdge {

  private static final Logger LOG = LoggerFactory.getLogger(FeedEdge.class);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final FeedTables store;
  private final Fetching fetching;
  private final FeedReader reading;
  private final Inspection inspection;
  private final Participants participants;
  private final SubmissionTables submissionTables;
  private final Quota quota;
  private final MeterRegistry meters;
  private final Clock clock;
  private final DiskSpace disk;

  FeedEdge(
      Feeds feeds,
      FeedTables store,
      Fetching fetching,
      FeedReader reading,
      Inspection inspection,
      Participants participants,
      SubmissionTables submissionTables,
      Quota quota,
      MeterRegistry meters,
      Clock clock,
      DiskSpace disk) {
    this.store = store;
    this.fetching = fetching;
    this.reading = reading;
    this.inspection = inspection;
    this.participants = participants;
    this.submissionTables = submissionTables;
    this.quota = quota;
    this.meters = meters;
    this.clock = clock;
    this.disk = disk;
  }

  /** None while the disk is full. */
  public boolean anyDue() {
    return disk.hasRoom() && store.anyDue();
  }

  public FeedWork fetch() {
    Optional<Claim> claimed = store.claimDue();
    if (claimed.isEmpty()) {
      return FeedWork.NONE;
    }
    Claim claim = claimed.get();
    Changes changes = changes(claim);
    count(claim.feed(), changes.outcome());
    if (!store.intend(claim, changes)) {
      LOG.warn("Another instance has taken over {}, which took too long here", claim.feed());
      return FeedWork.NONE;
    }
    return new FeedWork(claimed, changes);
  }

  private void count(Feed feed, String outcome) {
    Counter.builder("nov.feed.fetches")
        .description("Web calendars fetched, by what came of it")
        .tags("participant", feed.participant(), "feed", feed.name(), "outcome", outcome)
        .register(meters)
        .increment();
  }

  /** A fault of the hub's own in one feed must not stop the others; an outage stops all. */
  private Changes changes(Claim claim) {
    if (quota.isUsedUp(claim.feed().participant())) {
      return failed(claim, FeedProblem.quota());
    }
    try {
      FetchResult fetchResult =
          fetching.fetch(claim.feed(), claim.state().asking(claim.feed(), clock.instant()));
      if (fetchResult instanceof Failed failed) {
        return failed(claim, failed.problem());
      }
      return fetchResult instanceof Body body ? read(claim, body) : comparing(claim).unchanged();
    } catch (RuntimeException e) {
      Outages.rethrow(e);
      LOG.error("{} could not be read because of a fault in the hub", claim.feed(), Wordless.of(e));
      return failed(claim, FeedProblem.technical());
    }
  }

  private Changes read(Claim claim, Body body) {
    Content content = reading.read(sender(claim.feed()), claim.feed().id(), body.bytes());
    return content instanceof Content.Whole whole
        ? comparing(claim).with(whole, body.marks())
        : failed(claim, FeedProblem.broken(((Content.Broken) content).code()));
  }

  private Changes failed(Claim claim, FeedProblem problem) {
    return Changes.failed(claim.state().failed(problem, clock.instant()));
  }

  private Comparing comparing(Claim claim) {
    Participant sender = sender(claim.feed());
    return new Comparing(
        claim.feed(),
        claim.state(),
        store.known(claim.feed()),
        body -> faults(sender, body),
        clock);
  }

  private List<Reason> faults(Participant sender, byte[] body) {
    Inspection.Outcome outcome =
        inspection.inspect(sender, Map.of("content-type", Envelope.STRUCTURED), body);
    return outcome instanceof Inspection.Unsound unsound ? unsound.reasons() : List.of();
  }

  private Participant sender(Feed feed) {
    return participants.get(feed.participant());
  }

  public Consignment consignment(FeedWork work) {
    return work.claim()
        .map(claim -> consignment(claim.feed(), work.changes()))
        .orElse(new Consignment(Edge.CALENDARS, "", "", List.of(), List.of()));
  }

  private static Consignment consignment(Feed feed, Changes changes) {
    return new Consignment(
        Edge.CALENDARS,
        feed.participant(),
        feed.id(),
        changes.refusals().stream().map(refusal -> rejection(feed, refusal)).toList(),
        changes.submissions().stream().map(each -> item(feed, each.body())).toList());
  }

  /** The same fault in the same content is the same rejection. */
  private static Rejection rejection(Feed feed, Refusal refusal) {
    boolean isRead = refusal.body().length > 0;
    return new Rejection(
        rejectionId(feed, refusal.event()),
        feed.participant(),
        SubmissionStatus.REFUSED,
        feed.name() + ", " + PlainText.shortened(refusal.title()),
        refusal.reasons(),
        Map.of("content-type", Envelope.STRUCTURED),
        refusal.body(),
        isRead
            ? Subject.of(
                Types.EVENT_PUBLISHED, feed.participant() + "/" + refusal.event().eventId())
            : Subject.NONE);
  }

  private static UUID rejectionId(Feed feed, KnownEvent faulty) {
    return Receipt.idOf(
        "feed/" + feed.id() + "/" + faulty.eventId() + "/" + faulty.refused(), 0, 0);
  }

  private static ToInbox.Item item(Feed feed, byte[] body) {
    return new ToInbox.Item(
        Map.of("content-type", Envelope.STRUCTURED, Rejection.ORIGIN, feed.name()), body);
  }

  public void remember(FeedWork work) {
    work.claim().ifPresent(claim -> remember(claim, work.changes()));
  }

  private void remember(Claim claim, Changes changes) {
    settleMended(claim.feed(), changes);
    Instant now = clock.instant();
    boolean lastingNow =
        changes.state().failure() != null
            && !changes.state().failure().told()
            && changes.state().failure().lasts(now);
    FeedState state = lastingNow ? changes.state().told() : changes.state();
    if (store.remember(claim, state, now.plus(pause(claim.feed(), state)), changes)) {
      tell(claim, state, lastingNow);
    } else {
      LOG.warn("Another instance has taken over {}, which took too long here", claim.feed());
    }
  }

  /**
   * What is mended in the calendar waits no longer. No receipt tells: what could not be read has no
   * id, and what is as it was before the fault, or gone, is not sent.
   */
  private void settleMended(Feed feed, Changes changes) {
    changes
        .mended(store.faulty(feed))
        .forEach(event -> submissionTables.isOver(rejectionId(feed, event), feed.participant()));
  }

  /** Doubled with each failure in a row, up to an hour; never shorter than the feed's own. */
  static Duration pause(Feed feed, FeedState state) {
    if (state.failure() == null || feed.every().compareTo(LONGEST_PAUSE) >= 0) {
      return feed.every();
    }
    Duration pause = feed.every().multipliedBy(1L << Math.min(state.failure().times(), 6));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private static void tell(Claim claim, FeedState state, boolean lastingNow) {
    FeedState before = claim.state();
    if (lastingNow) {
      LOG.warn(
          "{} has failed for a day ({}). Its events stay as they are; its owner sees it on the page",
          claim.feed(),
          state.failure().problem().text().en());
    } else if (state.failure() != null && before.failure() == null) {
      LOG.info(
          "{} fails and is tried again: {}", claim.feed(), state.failure().problem().text().en());
    } else if (state.failure() == null && before.failure() != null) {
      LOG.info("{} works again", claim.feed());
    }
    if (state.heldSince() != null && before.heldSince() == null) {
      LOG.warn(
          "More than {} events have vanished from {}. None is cancelled before its owner confirms it",
          Vanishing.MOST_UNASKED,
          claim.feed());
    }
  }
}
