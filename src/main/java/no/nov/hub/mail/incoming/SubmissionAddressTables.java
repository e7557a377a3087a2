package no.nov.hub.mail.incoming;

import static no.nov.hub.platform.database.Rows.utc;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import no.nov.hub.mail.outgoing.HubAddress;
import no.nov.hub.mail.outgoing.HubAddress.Purpose;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.participant.ParticipantAdded;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.LostRace;
import no.nov.hub.platform.transport.PartsKnown;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * To which secret address each participant mails its files, and who may. Addresses of people are in
 * the table alone; the audit has their hash.
 */
@Component
class SubmissionAddressTables {

  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
  private static final int TOKEN_LENGTH = 24;

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final TransactionTemplate transactions;
  private final MailSettings own;
  private final Participants participants;
  private final Clock clock;
  private final AuditLog auditLog;
  private final SecureRandom random = new SecureRandom();

  SubmissionAddressTables(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      MailSettings own,
      Participants participants,
      Clock clock) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
    this.transactions = transactions;
    this.own = own;
    this.participants = participants;
    this.clock = clock;
    this.auditLog = new AuditLog(jdbc, clock);
  }

  /** Whoever has none yet gets one. */
  @EventListener
  void giveToAll(PartsKnown known) {
    participants.ids().forEach(this::giveFirst);
  }

  @EventListener
  void give(ParticipantAdded added) {
    giveFirst(added.participant().id());
  }

  private void giveFirst(String participant) {
    LostRace.again(
        () ->
            upserts
                .into("kept.submission_address", participant)
                .key("participant", id -> id)
                .once("token", id -> token())
                .once("since", id -> clock.instant())
                .write());
  }

  Optional<String> participantOf(String token) {
    return jdbc
        .queryForList(
            "SELECT participant FROM kept.submission_address WHERE token = ?", String.class, token)
        .stream()
        .filter(id -> participants.find(id).isPresent())
        .findFirst();
  }

  Optional<String> addressOf(String participant) {
    return jdbc
        .queryForList(
            "SELECT token FROM kept.submission_address WHERE participant = ?",
            String.class,
            participant)
        .stream()
        .map(token -> new HubAddress(Purpose.SUBMISSION, token).at(own.address()))
        .findFirst();
  }

  /** The one before leads nowhere from now on. */
  void renew(String participant, Actor by) {
    transactions.executeWithoutResult(
        status -> {
          jdbc.update(
              "UPDATE kept.submission_address SET token = ?, since = ? WHERE participant = ?",
              token(),
              now(),
              participant);
          auditLog.note(by, "submission address renewed", participant);
        });
  }

  List<String> senders(String participant) {
    return jdbc.queryForList(
        "SELECT address FROM kept.submission_sender WHERE participant = ? ORDER BY address",
        String.class,
        participant);
  }

  boolean isSender(String participant, String address) {
    return senders(participant).contains(address);
  }

  /** Does nothing if it is one already. */
  void add(String participant, String address, Actor by) {
    LostRace.again(
        () ->
            transactions.executeWithoutResult(
                status -> {
                  int[] added =
                      upserts
                          .into("kept.submission_sender", address)
                          .key("participant", sender -> participant)
                          .key("address", sender -> sender)
                          .once("since", sender -> clock.instant())
                          .write();
                  if (added[0] > 0) {
                    auditLog.note(by, "submission sender added", hashed(participant, address));
                  }
                }));
  }

  /**
   * @return false if it was none
   */
  boolean remove(String participant, String address, Actor by) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              int removed =
                  jdbc.update(
                      "DELETE FROM kept.submission_sender WHERE participant = ? AND address = ?",
                      participant,
                      address);
              if (removed > 0) {
                auditLog.note(by, "submission sender removed", hashed(participant, address));
              }
              return removed > 0;
            }));
  }

  private static String hashed(String participant, String address) {
    return participant + " " + Json.sha256(address);
  }

  private String token() {
    return random
        .ints(TOKEN_LENGTH, 0, LETTERS.length())
        .collect(
            StringBuilder::new, (text, i) -> text.append(LETTERS.charAt(i)), StringBuilder::append)
        .toString();
  }

  private OffsetDateTime now() {
    return utc(clock.instant());
  }
}
