package no.nov.hub.shared.position;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import no.nov.hub.platform.participant.Municipalities;
import no.nov.hub.platform.participant.Municipality;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participant.Kind;
import no.nov.hub.platform.participant.Participants;

/** NOV as it is, on one day that does not pass. */
final class Fixtures {

  static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-30T08:00:00Z"), OSLO);

  static final Participants PARTICIPANTS =
      new Participants(
          Stream.concat(
                  Stream.of("drammen", "kongsberg", "ringerike", "baerum", "asker", "modum")
                      .map(
                          id ->
                              new Participant(id, "Forening " + id, null, Kind.ASSOCIATION, null)),
                  Stream.of(
                      new Participant(
                          "osloregionen", "Osloregionen", null, Kind.REGIONAL_BODY, null)))
              .toList());

  static final Municipalities MUNICIPALITIES =
      new Municipalities(
          List.of(
              municipality("0602", "Drammen", 1838, 2019, "3005"),
              municipality("0711", "Svelvik", 2018, 2019, "3005"),
              municipality("3005", "Drammen", 2020, 2023, "3301"),
              municipality("3301", "Drammen", 2024, null, null),
              municipality("3312", "Lier", 2024, null, null)));

  private Fixtures() {}

  static Participant participant(String id) {
    return PARTICIPANTS.get(id);
  }

  private static Municipality municipality(
      String number, String name, int from, Integer until, String successor) {
    return new Municipality(
        number,
        name,
        LocalDate.of(from, 1, 1),
        until == null ? null : LocalDate.of(until, 12, 31),
        successor);
  }
}
