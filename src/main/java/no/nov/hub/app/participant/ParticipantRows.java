package no.nov.hub.app.participant;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.participant.KnownParticipant;
import no.nov.hub.platform.participant.KnownParticipant.State;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Municipality;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;

/** The participants, and what can be chosen of, in words. */
@Component
class ParticipantRows {

  private final Participants participants;
  private final Municipalities municipalities;
  private final ParticipantOnBroker broker;
  private final Clock clock;

  ParticipantRows(
      Participants participants,
      Municipalities municipalities,
      ParticipantOnBroker broker,
      Clock clock) {
    this.broker = broker;
    this.participants = participants;
    this.municipalities = municipalities;
    this.clock = clock;
  }

  boolean haveAccounts() {
    return broker.hasAccounts();
  }

  /** Those who have been removed come last. */
  List<ParticipantsPage.Row> all(Texts texts) {
    return participants.known().stream()
        .sorted(Comparator.comparing(known -> !known.isPresent()))
        .map(known -> row(known, texts))
        .toList();
  }

  private ParticipantsPage.Row row(KnownParticipant known, Texts texts) {
    Participant participant = known.participant();
    return new ParticipantsPage.Row(
        participant.id(),
        participant.name(),
        participant.shortName(),
        texts.say(key(participant.kind())),
        participant.municipalities().stream()
            .map(municipalities::nameOf)
            .collect(Collectors.joining(", ")),
        state(known, texts),
        known.state() == State.PAUSED,
        !known.isPresent());
  }

  private static String state(KnownParticipant known, Texts texts) {
    return switch (known.state()) {
      case ACTIVE -> null;
      case PAUSED -> texts.say("participant.state.paused");
      case REMOVED ->
          texts.say(
              "participant.state.removed",
              DateTimeFormatter.ofPattern(
                      texts.say("participant.page.day"), texts.language().locale())
                  .format(known.removedOn()));
    };
  }

  List<ParticipantsPage.Choice> kinds(Texts texts) {
    return Stream.of(Participant.Kind.values())
        .map(kind -> new ParticipantsPage.Choice(kind.name(), texts.say(key(kind))))
        .toList();
  }

  private static String key(Participant.Kind kind) {
    return switch (kind) {
      case ASSOCIATION -> "participant.kind.association";
      case REGIONAL_BODY -> "participant.kind.regional-body";
    };
  }

  /** Of today, and nobody's yet; by name. */
  List<ParticipantsPage.Choice> freeMunicipalities() {
    LocalDate today = LocalDate.now(clock);
    Set<String> taken =
        participants.all().stream()
            .flatMap(participant -> participant.municipalities().stream())
            .collect(Collectors.toSet());
    return municipalities.all().stream()
        .filter(each -> each.inForceOn(today) && !taken.contains(each.number()))
        .sorted(Comparator.comparing(Municipality::name))
        .map(each -> new ParticipantsPage.Choice(each.number(), each.name()))
        .toList();
  }
}
