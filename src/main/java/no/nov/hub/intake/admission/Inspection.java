package no.nov.hub.intake.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.EnvelopeReader;
import no.nov.hub.platform.message.Findings;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Participant;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything that can be said of a submission by looking at it alone. Edges call it early,
 * admission always.
 */
@Component
public class Inspection {

  /** The largest submission in bytes, one MiB. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int MOST_NAMES = 50;

  /**
   * Faults that leave every value of the kind that rules expect, so that these can be told as well.
   */
  private static final Set<String> OF_RIGHT_KIND =
      Set.of("too_long", "too_small", "too_large", "too_many", "repeated");

  private final Map<String, MessageRules> rulesByType;
  private final Schemas schemas;

  public Inspection(List<MessageRules> rules, Schemas schemas) {
    this.rulesByType =
        rules.stream()
            .collect(Collectors.toUnmodifiableMap(MessageRules::type, Function.identity()));
    this.schemas = schemas;
  }

  public sealed interface Outcome {

    /** The same message, refused for a reason that does not lie in it. */
    default Outcome refusedFor(Reason reason) {
      if (this instanceof Sound sound) {
        return new Unsound(sound.envelope(), sound.rules(), List.of(reason));
      }
      return this instanceof Unsound unsound
          ? new Unsound(unsound.envelope(), unsound.rules(), List.of(reason))
          : new Unsound(null, null, List.of(reason));
    }
  }

  /**
   * @param fingerprint of type and data as sent
   * @param notes remarks for the receipt
   * @param measure what must be plausible, or null
   */
  public record Sound(
      Envelope envelope,
      MessageRules rules,
      String fingerprint,
      List<Reason> notes,
      Measure measure)
      implements Outcome {}

  /**
   * @param envelope as far as it could be read, or null
   * @param rules of its type, or null if that is not known
   */
  public record Unsound(Envelope envelope, MessageRules rules, List<Reason> reasons)
      implements Outcome {}

  /**
   * Its sender has used up the quota of the day.
   *
   * @param seen what the inspection said
   * @param rejection under which it is told
   */
  record BeyondQuota(Outcome seen, Reason reason, UUID rejection) implements Outcome {}

  /** The inspection itself failed; a fault of the hub, not of the sender. */
  record Failed(RuntimeException fault) implements Outcome {}

  public Outcome inspect(Participant sender, Map<String, String> headers, byte[] body) {
    if (body != null && body.length > MAX_BYTES) {
      return new Unsound(null, null, List.of(tooLarge(body.length)));
    }
    return inspect(sender, EnvelopeReader.read(headers, body));
  }

  /** For an event that is already a JSON tree, such as one of a batch. */
  public Outcome inspect(Participant sender, JsonNode event) {
    return inspect(sender, EnvelopeReader.read(event));
  }

  public static Reason tooLarge(long bytes) {
    return Reason.of(
        "",
        "too_large",
        "Innsendingen er på %d byte; grensen er %d (1 MB). Del den i flere."
            .formatted(bytes, MAX_BYTES),
        "The submission has %d bytes; the most is %d (1 MB). Divide it."
            .formatted(bytes, MAX_BYTES));
  }

  private Outcome inspect(Participant sender, EnvelopeReader.Read read) {
    if (!read.sound()) {
      return new Unsound(read.envelope(), null, read.faults());
    }
    Envelope envelope = read.envelope();
    Findings findings = new Findings();
    read.notes().forEach(findings::note);
    checkSource(envelope, sender, findings);
    MessageRules rules = rulesByType.get(envelope.type());
    if (rules == null) {
      unknownType(envelope.type(), findings);
      return new Unsound(withoutMost(envelope), null, findings.faults());
    }
    String fingerprint = Json.fingerprint(envelope.type(), envelope.data());
    checkAuthority(rules, envelope.data(), sender, findings);
    Checks.values(envelope.data(), findings);
    if (findings.isWithout("out_of_reach")) {
      List<Reason> faults = schemas.check(rules, envelope.data());
      findings.faults(faults);
      if (faults.stream().allMatch(Inspection::leavesKindsRight)) {
        rules.check(envelope.data(), sender, findings);
      }
    }
    return findings.clean()
        ? new Sound(
            envelope,
            rules,
            fingerprint,
            findings.notes(),
            rules.measures(envelope.data()).orElse(null))
        : new Unsound(
            findings.isWithout("out_of_reach") ? envelope : withoutMost(envelope),
            rules,
            findings.faults());
  }

  /**
   * What names the message and its thing: the rest is told nobody, and many of them fill memory.
   */
  private static Envelope withoutMost(Envelope whole) {
    ObjectNode names = Json.MAPPER.createObjectNode();
    whole.data().properties().stream()
        .filter(field -> field.getValue().isValueNode())
        .limit(MOST_NAMES)
        .forEach(field -> names.set(field.getKey(), field.getValue()));
    return new Envelope(
        whole.id(), whole.source(), whole.type(), whole.time(), whole.confirms(), names);
  }

  /**
   * An unknown field at the top is looked at by no rule; inside a part it can stand among its
   * figures.
   */
  private static boolean leavesKindsRight(Reason fault) {
    return fault.code().equals("unknown_field")
        ? fault.field().lastIndexOf('.') == "data".length()
        : OF_RIGHT_KIND.contains(fault.code());
  }

  private static void checkSource(Envelope envelope, Participant sender, Findings findings) {
    if (!envelope.source().equals(sender.source())) {
      findings.fault(
          "source",
          "not_yours",
          "Avsenderen «%s» er en annen enn dere. Dere kan bare sende på egne vegne; skriv «%s»."
              .formatted(PlainText.shortened(envelope.source()), sender.source()),
          "The source “%s” is not you. You can only speak for yourselves; write “%s”."
              .formatted(PlainText.shortened(envelope.source()), sender.source()));
    }
  }

  private void unknownType(String type, Findings findings) {
    String known =
        new ArrayList<>(rulesByType.keySet()).stream().sorted().collect(Collectors.joining(", "));
    findings.fault(
        "type",
        "unknown_type",
        "Meldingstypen «%s» finnes ikke. Kjente typer: %s."
            .formatted(PlainText.shortened(type), known),
        "There is no message type “%s”. Known types: %s."
            .formatted(PlainText.shortened(type), known));
  }

  private static void checkAuthority(
      MessageRules rules, ObjectNode data, Participant sender, Findings findings) {
    if (!rules.maySend(sender)) {
      findings.fault(
          "type",
          "not_for_you",
          "%s kan ikke sende denne typen melding.".formatted(sender.name()),
          "%s cannot send this type of message.".formatted(sender.name()));
    }
    JsonNode owner = data.get(rules.ownerField());
    if (owner != null && owner.isString() && !rules.maySpeakFor(sender, owner.stringValue())) {
      findings.fault(
          "data." + rules.ownerField(),
          "not_yours",
          "Meldingen gjelder «%s», men dere er «%s». Dere kan bare sende på egne vegne."
              .formatted(PlainText.shortened(owner.stringValue()), sender.id()),
          "The message is about “%s”, but you are “%s”. You can only speak for yourselves."
              .formatted(PlainText.shortened(owner.stringValue()), sender.id()));
    }
  }
}
