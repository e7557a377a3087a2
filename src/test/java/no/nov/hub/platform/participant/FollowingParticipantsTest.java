package no.nov.hub.platform.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.EveryPart;
import no.nov.hub.LogLines;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.participant.Participant.Kind;
import no.nov.hub.platform.transport.RouteRun;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** Settings are for the first start; later the database says who takes part. */
@EveryPart
class FollowingParticipantsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
  private static final Participant TONSBERG =
      new Participant("tonsberg", "Tønsberg Forening", "Tønsberg", Kind.ASSOCIATION, List.of());

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-12-01T08:00:00Z"));
  private final ParticipantTables tables = new ParticipantTables(database.jdbc());
  private final ParticipantRegister register = new ParticipantRegister(tables, clock);
  private final ParticipantSettings shipped = RealSettings.of(ParticipantSettings.class);
  private final List<String> opened = new ArrayList<>();
  private final List<String> closed = new ArrayList<>();

  @Test
  void the_first_start_takes_them_from_the_settings_in_their_order() {
    Participants participants = start(shipped);

    assertThat(participants.all()).containsExactlyElementsOf(shipped.participants());
    assertThat(participants.known()).allMatch(each -> each.addedOn() == null);
  }

  @Test
  void later_the_database_wins_and_the_log_says_once_which_settings_are_not_read() {
    start(shipped);
    Participant renamed =
        new Participant("drammen", "Et annet navn", "Drammen", Kind.ASSOCIATION, List.of());
    ParticipantSettings changed = new ParticipantSettings(List.of(renamed, TONSBERG));

    try (LogLines log = new LogLines()) {
      assertThat(start(changed).all()).containsExactlyElementsOf(shipped.participants());
      assertThat(log.texts())
          .filteredOn(line -> line.contains("leses ikke lenger"))
          .singleElement()
          .asString()
          .contains(
              "hub.participants[0] (drammen)",
              "hub.participants[1] (tonsberg)",
              "hub.participants (asker)",
              "not read any more",
              "./hub participants");
    }
    try (LogLines log = new LogLines()) {
      start(changed);
      assertThat(log.texts()).noneMatch(line -> line.contains("leses ikke lenger"));
    }
  }

  @Test
  void what_was_changed_in_the_hub_is_no_fault_of_the_settings() {
    start(shipped);
    register.rename("drammen", "Nytt navn", "Nytt");
    register.add(TONSBERG);

    try (LogLines log = new LogLines()) {
      Participants participants = start(shipped);
      assertThat(log.texts()).noneMatch(line -> line.contains("leses ikke lenger"));
      assertThat(participants.get("drammen").name()).isEqualTo("Nytt navn");
      assertThat(participants.ids()).endsWith("osloregionen", "tonsberg");
    }
  }

  @Test
  void the_route_follows_what_another_hub_has_changed() {
    Participants participants = start(shipped);
    FollowingParticipants following = following(participants);
    following.afterSingletonsInstantiated();
    assertThat(opened).isEqualTo(participants.ids());
    opened.clear();

    register.add(TONSBERG);
    register.remove("asker");
    assertThat(
            RouteRun.round(
                    "05-follow-participants.camel.xml", Map.of("followingParticipants", following))
                .getException())
        .isNull();

    assertThat(opened).containsExactly("tonsberg");
    assertThat(closed).containsExactly("asker");
    assertThat(participants.find("tonsberg")).contains(TONSBERG);
    assertThat(participants.find("asker")).isEmpty();
    assertThatThrownBy(() -> participants.get("asker")).hasMessageContaining("asker");
    assertThat(participants.named("asker")).isPresent();
    assertThat(participants.whyClosed("asker")).isPresent();
  }

  @Test
  void who_is_new_is_not_known_before_everything_is_ready() {
    Participants participants = start(shipped);
    FollowingParticipants following = following(participants);
    register.add(TONSBERG);
    register.remove("asker");
    fails = true;

    following.follow();
    assertThat(participants.find("tonsberg")).isEmpty();
    assertThat(participants.find("asker")).as("held up by nobody").isEmpty();
    assertThatThrownBy(() -> following.knows("tonsberg")).hasMessageContaining("not ready");
    assertThat(following.knows("nobody")).isFalse();

    fails = false;
    assertThat(following.knows("tonsberg")).isTrue();
    assertThat(participants.find("tonsberg")).isPresent();
  }

  @Test
  void what_could_not_be_closed_is_closed_later() {
    Participants participants = start(shipped);
    FollowingParticipants following = following(participants);
    register.remove("asker");
    closingFails = true;

    following.follow();
    assertThat(participants.find("asker")).isEmpty();
    assertThat(closed).isEmpty();

    closingFails = false;
    following.follow();
    following.follow();
    assertThat(closed).containsExactly("asker");
  }

  @Test
  void who_was_removed_is_expected_in_figures_of_before_and_who_came_later_only_if_it_counted() {
    Participants participants = start(shipped);
    register.add(TONSBERG);
    register.remove("asker");
    following(participants).follow();
    LocalDate yesterday = TODAY.minusDays(1);

    assertThat(ids(participants.associationsOn(yesterday, Set.of())))
        .contains("asker")
        .doesNotContain("tonsberg", "osloregionen");
    assertThat(ids(participants.associationsOn(yesterday, Set.of("tonsberg"))))
        .contains("tonsberg");
    assertThat(ids(participants.associationsOn(TODAY, Set.of())))
        .contains("tonsberg")
        .doesNotContain("asker");
  }

  private static List<String> ids(List<Participant> participants) {
    return participants.stream().map(Participant::id).toList();
  }

  private boolean fails;
  private boolean closingFails;

  private FollowingParticipants following(Participants participants) {
    StaticListableBeanFactory beans = new StaticListableBeanFactory();
    beans.addBean(
        "part",
        new PerParticipant() {
          @Override
          public void open(Participant participant) {
            if (fails) {
              throw new IllegalStateException("no room");
            }
            opened.add(participant.id());
          }

          @Override
          public void close(Participant participant) {
            if (closingFails) {
              throw new IllegalStateException("in use");
            }
            closed.add(participant.id());
          }
        });
    return new FollowingParticipants(
        participants, tables, beans.getBeanProvider(PerParticipant.class));
  }

  private Participants start(ParticipantSettings settings) {
    return new ParticipantConfiguration()
        .participants(new FirstParticipants(tables, database.transactions(), clock), settings);
  }
}
