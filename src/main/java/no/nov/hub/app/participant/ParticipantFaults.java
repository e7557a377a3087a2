package no.nov.hub.app.participant;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.feed.NewFeeds;
import no.nov.hub.platform.message.Address;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Municipality;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;

/** Finds what is wrong with one who is to be added or renamed, all of it at once. */
@Component
class ParticipantFaults {

  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SHORT_NAME = 40;

  private final Participants participants;
  private final Municipalities municipalities;
  private final NewFeeds feeds;
  private final Nov nov;
  private final Clock clock;

  ParticipantFaults(
      Participants participants,
      Municipalities municipalities,
      NewFeeds feeds,
      Nov nov,
      Clock clock) {
    this.participants = participants;
    this.municipalities = municipalities;
    this.feeds = feeds;
    this.nov = nov;
    this.clock = clock;
  }

  List<Reason> of(WantedParticipant wanted) {
    List<Reason> faults = new ArrayList<>();
    ofId(wanted.id()).ifPresent(faults::add);
    faults.addAll(ofNames(wanted.id(), wanted.name(), wanted.shortName()));
    if (kind(wanted.kind()).isEmpty()) {
      faults.add(ParticipantReasons.NO_KIND);
    }
    faults.addAll(ofMunicipalities(wanted.municipalities()));
    if (wanted.hasManager()) {
      faults.addAll(ofManager(wanted));
    }
    faults.addAll(feeds.faults(wanted.feeds()));
    return faults;
  }

  private Optional<Reason> ofId(String id) {
    if (!Participant.isId(id)) {
      return Optional.of(ParticipantReasons.BAD_ID);
    }
    boolean taken =
        participants.named(id).isPresent()
            || id.equals(nov.id())
            || id.equals(Keys.OPERATOR)
            || ParticipantOnBroker.OF_THE_BROKER.contains(id);
    return taken ? Optional.of(ParticipantReasons.taken(id)) : Optional.empty();
  }

  /**
   * @param id of whoever is to be called so, and may have been called so before
   */
  List<Reason> ofNames(String id, String name, String shortName) {
    List<Reason> faults = new ArrayList<>();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      faults.add(ParticipantReasons.NO_NAME);
    }
    if (shortName.length() > LONGEST_SHORT_NAME) {
      faults.add(ParticipantReasons.LONG_SHORT_NAME);
    }
    participants.all().stream()
        .filter(other -> !other.id().equals(id))
        .filter(other -> Stream.of(name, shortName).anyMatch(other::isCalled))
        .findFirst()
        .map(ParticipantReasons::nameTaken)
        .ifPresent(faults::add);
    return faults;
  }

  /** As in the settings, or as the form has it. */
  static Optional<Participant.Kind> kind(String text) {
    String plain = text.toUpperCase(Locale.ROOT).replace('-', '_');
    return Stream.of(Participant.Kind.values())
        .filter(kind -> kind.name().equals(plain))
        .findFirst();
  }

  private List<Reason> ofMunicipalities(List<String> numbers) {
    LocalDate today = LocalDate.now(clock);
    Set<String> seen = new HashSet<>();
    List<Reason> faults = new ArrayList<>();
    for (String number : numbers) {
      if (!seen.add(number)) {
        continue;
      }
      Optional<Municipality> known =
          municipalities.find(number).filter(each -> each.inForceOn(today));
      if (known.isEmpty()) {
        faults.add(ParticipantReasons.unknownMunicipality(number));
      } else {
        ofAnother(known.get()).ifPresent(faults::add);
      }
    }
    return faults;
  }

  private Optional<Reason> ofAnother(Municipality municipality) {
    return participants.all().stream()
        .filter(other -> other.municipalities().contains(municipality.number()))
        .findFirst()
        .map(
            other ->
                ParticipantReasons.ofAnother(
                    "%s (%s)".formatted(municipality.name(), municipality.number()), other));
  }

  private static List<Reason> ofManager(WantedParticipant wanted) {
    List<Reason> faults = new ArrayList<>();
    if (wanted.managerName().isEmpty() || wanted.managerName().length() > LONGEST_NAME) {
      faults.add(ParticipantReasons.NO_MANAGER_NAME);
    }
    if (Address.standard(wanted.managerAddress()).isEmpty()) {
      faults.add(ParticipantReasons.NO_MANAGER_ADDRESS);
    }
    return faults;
  }
}
