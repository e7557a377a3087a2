package no.nov.hub.intake.submission;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.admission.Subject;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.EnvelopeReader;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Turns a POST into submissions after the checks that need no memory, so that its sender hears of
 * faults at once.
 */
@Component("httpEdge")
public class HttpEdge {

  private static final int LARGEST_BATCH = 1000;

  /** A tree can take fifty times as much memory as its bytes, so larger ones are made in turn. */
  private static final int LARGE = 32 << 10;

  private final Inspection inspection;
  private final Participants participants;
  private final Lock turn = new ReentrantLock(true);

  HttpEdge(Inspection inspection, Participants participants) {
    this.inspection = inspection;
    this.participants = participants;
  }

  public Inspected inspect(HttpSubmission post) {
    if (post.body().length <= LARGE) {
      return inspectNow(post);
    }
    turn.lock();
    try {
      return inspectNow(post);
    } finally {
      turn.unlock();
    }
  }

  private Inspected inspectNow(HttpSubmission post) {
    Participant sender = participants.get(post.participant());
    Map<String, String> attributes = attributes(post);
    return isBatch(attributes) ? batch(post, sender, attributes) : single(post, sender, attributes);
  }

  /** What goes to the inbox of something sound. */
  public ToInbox submissions(Inspected.Sound sound) {
    return sound.submissions();
  }

  /** What is kept of something refused. */
  public List<Rejection> rejections(Inspected.Refused refused) {
    return List.of(refused.rejection());
  }

  private Inspected single(
      HttpSubmission post, Participant sender, Map<String, String> attributes) {
    Inspection.Outcome outcome = inspection.inspect(sender, attributes, post.body());
    if (outcome instanceof Inspection.Sound sound) {
      ToInbox.Item item = new ToInbox.Item(attributes, post.body());
      return new Inspected.Sound(
          new ToInbox(sender.id(), List.of(item)), List.of(sound.envelope().id()));
    }
    return refused(
        post,
        attributes,
        ((Inspection.Unsound) outcome).reasons(),
        Subject.of(sender, outcome, null));
  }

  /** All or nothing: once its first faulty message is accepted, the others have passed too. */
  private Inspected batch(HttpSubmission post, Participant sender, Map<String, String> attributes) {
    Findings findings = new Findings();
    JsonNode events = EnvelopeReader.parse(post.body(), findings);
    if (events == null) {
      return refused(post, attributes, findings.faults(), Subject.NONE);
    }
    if (!events.isArray() || events.size() > LARGEST_BATCH) {
      return refused(post, attributes, List.of(notABatch()), Subject.NONE);
    }
    List<ToInbox.Item> items = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    Subject faulty = Subject.NONE;
    for (int i = 0; i < events.size(); i++) {
      byte[] body = Json.MAPPER.writeValueAsBytes(events.get(i));
      items.add(new ToInbox.Item(structured(attributes), body));
      Inspection.Outcome outcome = inspection.inspect(sender, Map.of(), body);
      if (outcome instanceof Inspection.Sound sound) {
        ids.add(sound.envelope().id());
      } else {
        faulty = findings.clean() ? Subject.of(sender, outcome, null) : faulty;
        findings.faults(located(i, ((Inspection.Unsound) outcome).reasons()));
      }
    }
    return findings.clean()
        ? new Inspected.Sound(new ToInbox(sender.id(), items), ids)
        : refused(post, attributes, findings.faults(), faulty);
  }

  private static List<Reason> located(int index, List<Reason> reasons) {
    return reasons.stream()
        .map(
            r ->
                new Reason(
                    "[" + index + "]" + (r.field().isEmpty() ? "" : "." + r.field()),
                    r.code(),
                    r.message()))
        .toList();
  }

  private static Reason notABatch() {
    return Reason.of(
        "",
        "not_a_batch",
        "En samling må være en JSON-liste med høyst %d meldinger.".formatted(LARGEST_BATCH),
        "A batch must be a JSON list of at most %d messages.".formatted(LARGEST_BATCH));
  }

  private static Inspected refused(
      HttpSubmission post, Map<String, String> attributes, List<Reason> reasons, Subject subject) {
    return new Inspected.Refused(
        reasons,
        new Rejection(
            rejectionId(post, attributes),
            post.participant(),
            SubmissionStatus.REFUSED,
            attributes.get(Rejection.ORIGIN),
            reasons,
            attributes,
            post.body(),
            subject));
  }

  /** The same again is the same rejection: who got no answer has to send again. */
  private static UUID rejectionId(HttpSubmission post, Map<String, String> attributes) {
    String content = new TreeMap<>(attributes) + new String(post.body(), StandardCharsets.UTF_8);
    return Receipt.idOf(post.participant() + "/HTTP/" + Json.sha256(content), 0, 0);
  }

  private static boolean isBatch(Map<String, String> attributes) {
    return attributes.get("content-type").toLowerCase(Locale.ROOT).startsWith(Envelope.BATCH);
  }

  private static Map<String, String> structured(Map<String, String> attributes) {
    Map<String, String> structured = new HashMap<>(attributes);
    structured.put("content-type", Envelope.STRUCTURED);
    return structured;
  }

  /**
   * Only what the hub means to carry: HTTP's {@code ce-} attributes by their Kafka names, type and
   * origin.
   */
  private static Map<String, String> attributes(HttpSubmission post) {
    Map<String, String> attributes = new HashMap<>();
    post.headers()
        .forEach(
            (name, value) -> {
              if (name.startsWith("ce-")) {
                attributes.put("ce_" + name.substring("ce-".length()), HeaderText.of(value));
              }
            });
    String usual =
        attributes.containsKey("ce_specversion") ? "application/json" : Envelope.STRUCTURED;
    attributes.put("content-type", post.headers().getOrDefault("content-type", usual));
    attributes.put(Rejection.ORIGIN, "HTTP");
    if (post.resubmits() != null) {
      attributes.put(Rejection.RESUBMITS, post.resubmits());
    }
    return attributes;
  }
}
