package no.nov.hub.app.user;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.RealSettings;
import no.nov.hub.TestDatabase;
import no.nov.hub.intake.access.Keys;
import no.nov.hub.intake.access.Scope;
import no.nov.hub.intake.user.GivenRole;
import no.nov.hub.intake.user.Role;
import no.nov.hub.intake.user.User;
import no.nov.hub.intake.user.Users;
import no.nov.hub.intake.user.UsersForTests;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.OutboxForTests;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.participant.Nov;
import org.junit.jupiter.api.Test;

@EveryPart
class KeyLettersTest {

  private static final Instant END = Instant.parse("2027-06-30T22:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2027-06-17T08:00:00Z"));
  private final Users users = UsersForTests.in(database, clock);
  private final KeyLetters letters =
      new KeyLetters(
          users,
          OutboxForTests.outbox(database, clock),
          new MailSettings("nov@hub.example.no"),
          RealSettings.PARTICIPANTS,
          new Nov("nov", "NOV", null),
          clock);

  @Test
  void those_who_manage_the_participant_are_told_in_their_language_and_nobody_else()
      throws MessagingException {
    add("kari@example.no", Language.NB, Role.MANAGER, "drammen");
    add("sam@example.no", Language.EN, Role.DEPUTY, "drammen");
    add("poster@example.no", Language.NB, Role.POSTER, "drammen");
    add("other@example.no", Language.NB, Role.MANAGER, "asker");
    add("operator@example.no", Language.NB, Role.OPERATOR, null);

    letters.warn(key("drammen"), 14, false);

    assertThat(recipients()).containsExactly("kari@example.no", "sam@example.no");
    assertThat(subjects())
        .containsExactlyInAnyOrder(
            "En nøkkel slutter å virke 1. juli 2027 kl. 00.00",
            "A key stops working on 1 July 2027 at 00:00");
  }

  @Test
  void the_same_warning_goes_once_and_the_next_one_again() {
    add("kari@example.no", Language.NB, Role.MANAGER, "drammen");
    Keys.Listed key = key("drammen");

    letters.warn(key, 14, false);
    letters.warn(key, 14, false);
    assertThat(recipients()).hasSize(1);
    letters.warn(key, 3, false);

    assertThat(recipients()).hasSize(2);
  }

  @Test
  void of_the_operators_keys_the_operators_are_told_who_have_an_address() {
    add("operator", Language.NB, Role.OPERATOR, null);
    add("per@example.no", Language.NB, Role.OPERATOR, null);
    add("kari@example.no", Language.NB, Role.MANAGER, "drammen");

    letters.warn(key(Keys.OPERATOR), 14, true);

    assertThat(recipients()).containsExactly("per@example.no");
  }

  @Test
  void where_there_is_nobody_to_tell_nothing_goes_wrong() {
    assertThat(letters.warn(key("drammen"), 14, false)).isFalse();

    assertThat(recipients()).isEmpty();
  }

  @Test
  void where_nobody_manages_the_participant_whoever_runs_the_hub_is_told() {
    add("operator", Language.NB, Role.OPERATOR, null);
    add("per@example.no", Language.EN, Role.OPERATOR, null);
    add("other@example.no", Language.NB, Role.MANAGER, "asker");

    assertThat(letters.warn(key("drammen"), 14, false)).isTrue();

    assertThat(recipients()).containsExactly("per@example.no");
  }

  private static Keys.Listed key(String holder) {
    String id = "0d1cf6d6-9b1c-4a53-8a51-5b9a3f0f7d11";
    return new Keys.Listed(
        id,
        holder,
        "accounts",
        Set.of(Scope.READ),
        END.minusSeconds(1),
        END,
        null,
        null,
        null,
        END);
  }

  private void add(String address, Language language, Role role, String participant) {
    User user = new User(UUID.randomUUID(), "Name", address, language);
    GivenRole given =
        new GivenRole(
            UUID.randomUUID(), user.id(), role, participant, null, LocalDate.now(clock), null);
    assertThat(users.add(user, List.of(given), "test")).isEmpty();
  }

  private List<String> recipients() {
    return database
        .jdbc()
        .queryForList("SELECT recipient FROM kept.outbox ORDER BY recipient", String.class);
  }

  private List<String> subjects() throws MessagingException {
    List<String> subjects = new ArrayList<>();
    for (byte[] mail :
        database.jdbc().queryForList("SELECT content FROM kept.mail_tail", byte[].class)) {
      subjects.add(new MimeMessage(null, new ByteArrayInputStream(mail)).getSubject());
    }
    return subjects;
  }
}
