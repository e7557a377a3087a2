package no.nov.hub.intake.submission;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.intake.access.Scope;
import no.nov.hub.intake.submission.SubmissionTables.Rejected;
import no.nov.hub.platform.message.EnvelopeReader;
import no.nov.hub.platform.message.Types;

/**
 * A rejection as a key may see it. What came is shown in full only to a key that could read it
 * elsewhere: groups and their meetings have names and addresses in them.
 */
final class ShownRejection {

  private static final Set<String> WITHOUT_PERSONS =
      Set.of(
          Types.MEMBERSHIP_COUNTED,
          Types.MEMBERSHIP_LISTED,
          Types.EVENT_PUBLISHED,
          Types.EVENT_CANCELLED,
          Types.CONSENT_GIVEN,
          Types.POSITION_ADOPTED,
          Types.POSITION_WITHDRAWN);

  private ShownRejection() {}

  static Map<String, Object> to(Caller caller, Rejected rejected) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("id", rejected.id());
    shown.put("status", rejected.status().word());
    shown.put("origin", rejected.origin());
    shown.put("at", rejected.at());
    shown.put("reasons", rejected.reasons());
    shown.put("settled", rejected.settled());
    shown.put("mendedBy", rejected.mendedBy());
    shown.put("complete", rejected.complete());
    Optional<Scope> missing = missing(caller, rejected);
    if (missing.isPresent()) {
      shown.put("contentNeedsScope", missing.get());
    } else {
      shown.put("attributes", rejected.attributes());
      shown.put("content", content(rejected));
    }
    return shown;
  }

  private static String content(Rejected rejected) {
    return rejected.content() == null
        ? null
        : new String(rejected.content(), StandardCharsets.UTF_8);
  }

  /** The scope without which the content is left out; empty if it is shown. */
  private static Optional<Scope> missing(Caller caller, Rejected rejected) {
    if (!caller.has(Scope.READ)) {
      return Optional.of(Scope.READ);
    }
    return caller.has(Scope.GROUPS) || isWithoutPersons(rejected)
        ? Optional.empty()
        : Optional.of(Scope.GROUPS);
  }

  /** Of what cannot be read nobody knows what it is about. */
  private static boolean isWithoutPersons(Rejected rejected) {
    var envelope = EnvelopeReader.read(rejected.attributes(), rejected.content()).envelope();
    return envelope != null && envelope.type() != null && WITHOUT_PERSONS.contains(envelope.type());
  }
}
