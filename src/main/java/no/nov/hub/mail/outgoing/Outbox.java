package no.nov.hub.mail.outgoing;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.mail.outgoing.Delivery.State;
import no.nov.hub.mail.person.Erasure;
import no.nov.hub.platform.database.Upserts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters wait here until a mail server has taken them, and stay, so that none is queued twice. */
@Component
public class Outbox {

  /** Each says all there is to say of its meeting, so of several that wait only the last goes. */
  private static final Set<Letter.Kind> OF_ONE_THING =
      EnumSet.of(
          Letter.Kind.INVITATION,
          Letter.Kind.UPDATE,
          Letter.Kind.CANCELLATION,
          Letter.Kind.RELEASE,
          Letter.Kind.REMINDER,
          Letter.Kind.POLL);

  static final String KINDS_OF_ONE_THING =
      OF_ONE_THING.stream().map(kind -> "'" + kind + "'").collect(Collectors.joining(", "));

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final FailedLetters failedLetters;
  private final TailTables tailTables;

  Outbox(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Clock clock,
      FailedLetters failedLetters) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
    this.transactions = transactions;
    this.clock = clock;
    this.failedLetters = failedLetters;
    this.tailTables = new TailTables(jdbc);
  }

  /**
   * In the transaction of the caller. A letter that is there already, by its Message-ID, is passed
   * over, whatever has become of it; so is one to somebody who has been erased, of whom only a mark
   * is left.
   */
  public void add(List<Letter> all) {
    List<Letter> letters = all.stream().filter(each -> !Erasure.isMark(each.recipient())).toList();
    if (letters.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    int[] added =
        upserts
            .into("kept.outbox", letters)
            .key("message_id", Letter::messageId)
            .once("kind", letter -> letter.kind().name())
            .once("owner", Letter::owner)
            .once("about", Letter::about)
            .once("recipient", Letter::recipient)
            .once("token", letter -> UUID.randomUUID().toString().replace("-", ""))
            .once("state", letter -> State.QUEUED.word())
            .once("state_at", letter -> now)
            .once("attempts", letter -> 0)
            .once("created_at", letter -> now)
            .once("due_at", letter -> letter.kind().due(now))
            .once("latest", Letter::latest)
            .once("of_use_until", letter -> letter.latest() == null ? now : letter.latest())
            .once("size", letter -> letter.head().length)
            .once("tail", Letter::tail)
            .write();
    tailTables.addHeads(
        IntStream.range(0, added.length).filter(i -> added[i] > 0).mapToObj(letters::get).toList());
    supersede(letters, now);
  }

  private void supersede(List<Letter> letters, Instant now) {
    List<Object[]> newer = new ArrayList<>();
    for (Letter letter : letters) {
      if (OF_ONE_THING.contains(letter.kind())) {
        newer.add(new Object[] {utc(now), letter.about(), letter.recipient(), letter.messageId()});
      }
    }
    int[] superseded =
        jdbc.batchUpdate(
            """
        UPDATE kept.outbox SET state = 'superseded', state_at = ?, due_at = NULL, trying_since = NULL
        WHERE about = ? AND recipient = ? AND state IN ('queued', 'delayed') AND due_at IS NOT NULL
          AND kind IN (%s) AND number < (SELECT number FROM kept.outbox WHERE message_id = ?)
        """
                .formatted(KINDS_OF_ONE_THING),
            newer);
    List<Object[]> things =
        IntStream.range(0, superseded.length)
            .filter(i -> superseded[i] > 0)
            .mapToObj(newer::get)
            .map(thing -> new Object[] {thing[1], thing[2]})
            .toList();
    if (!things.isEmpty()) {
      failedLetters.facts.noteSuperseded(things, now);
    }
  }

  /**
   * What follows the head in several letters, such as large attachments. In the transaction of the
   * caller; does nothing if there is one with this key.
   */
  public void addTail(String key, TailContent content) {
    tailTables.add(key, content);
  }

  /** The newest letter first of each recipient. */
  public List<Delivery> deliveries(String about) {
    return jdbc.query(
        "SELECT %s FROM kept.outbox WHERE about = ? ORDER BY recipient, number DESC"
            .formatted(OutboxRows.DELIVERY),
        (row, n) -> OutboxRows.delivery(row),
        about);
  }

  /**
   * What a mail server reported of a letter, by the token of its envelope sender. A delay there is
   * no failure, and not the hub's to try again.
   *
   * @param status as 5.1.1 (RFC 3463), with whatever was said beside it; may be empty
   * @return false if no letter has this token
   */
  public boolean report(String token, DeliveryStatus deliveryStatus, String status) {
    return Boolean.TRUE.equals(
        transactions.execute(
            transaction -> {
              Optional<Delivery> letter = failedLetters.ofToken(token);
              letter.ifPresent(delivery -> reported(delivery, deliveryStatus, status));
              return letter.isPresent();
            }));
  }

  private void reported(Delivery letter, DeliveryStatus deliveryStatus, String status) {
    if (letter.state() == State.BOUNCED || letter.isForgotten()) {
      return;
    }
    switch (deliveryStatus) {
      case BOUNCED ->
          failedLetters.bounce(
              letter.messageId(),
              Delivery.Cause.RETURNED,
              status,
              HeldAddressTables.isOfAddress(status));
      case DELAYED -> onward(letter, State.HANDED_OVER, State.DELAYED, status);
      case DELIVERED -> {
        onward(letter, State.DELAYED, State.HANDED_OVER, null);
        failedLetters.held.works(letter.recipient());
      }
    }
  }

  /** A letter that the hub itself will try again stays as it is. */
  private void onward(Delivery letter, State from, State to, String fault) {
    Instant now = clock.instant();
    int changed =
        jdbc.update(
            """
            UPDATE kept.outbox SET state = ?, state_at = ?, cause = ?, fault = ?
            WHERE message_id = ? AND state = ? AND due_at IS NULL
            """,
            to.word(),
            utc(now),
            to == State.DELAYED ? Delivery.Cause.LATER.word() : null,
            FailedLetters.shortened(fault),
            letter.messageId(),
            from.word());
    if (changed > 0) {
      failedLetters.facts.note(List.of(letter.messageId()), now);
    }
  }
}
