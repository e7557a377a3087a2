package no.nov.hub.mail.outgoing;

import static no.nov.hub.mail.outgoing.Letters.ABOUT;
import static no.nov.hub.mail.outgoing.Letters.invitation;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nov.hub.EveryPart;
import no.nov.hub.MovableClock;
import no.nov.hub.TestDatabase;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.platform.transport.RouteRun;
import org.junit.jupiter.api.Test;

/** What letters to others say of somebody who is erased. */
@EveryPart
class PersonsInLettersTest {

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-22T08:00:00Z"));
  private final FailedLetters failedLetters =
      OutboxForTests.failedLetters(database, clock, delivery -> {});
  private final Outbox outbox = OutboxForTests.outbox(database, clock, failedLetters);
  private final ClaimTables claimTables =
      SendingHub.claims(database, clock, failedLetters, "hub-1");
  private final MailPersons persons = new MailPersons(database.jdbc());

  private void empties() {
    assertThat(
            RouteRun.round("74-forget-persons-in-letters.camel.xml", Map.of("mailPersons", persons))
                .getException())
        .isNull();
  }

  private List<byte[]> heads() {
    return database.jdbc().queryForList("SELECT content FROM kept.mail_tail", byte[].class);
  }

  @Test
  void a_letter_that_waits_is_sent_whole_and_emptied_when_it_has_gone() {
    outbox.add(List.of(invitation("a", "ola@example.no")));
    persons.erase(
        new Erasure("kari@example.no", Set.of("Kari"), Set.of(ABOUT), "erased-1", clock.instant()));

    empties();
    assertThat(heads()).containsExactly(Letters.head("a", "ola@example.no"));
    claimTables.settle(claimTables.claim(1).get(0), new Outcome.HandedOver());
    empties();

    assertThat(heads()).isEmpty();
    assertThat(outbox.deliveries(ABOUT)).hasSize(1);
    assertThat(database.jdbc().queryForList("SELECT * FROM kept.letter_to_empty")).isEmpty();
  }
}
