package no.nov.hub.mail.outgoing;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import no.nov.hub.platform.database.Upserts;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Addresses that nothing is sent to for a while: where mail has failed for good three times over at
 * least two days. After a month without another failure they are tried again.
 */
final class HeldAddressTables {

  private static final Duration FOR = Duration.ofDays(30);

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final Clock clock;

  HeldAddressTables(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
    this.clock = clock;
  }

  /**
   * Whether a failure speaks against the address. What is about the mail system, the content or a
   * policy does not.
   *
   * @param status as 5.1.1 (RFC 3463), or empty if it is not known
   */
  static boolean isOfAddress(String status) {
    return !status.matches("(?s)\\d\\.[3567]\\..*");
  }

  /** They are few, and count no more. */
  void forgetOld() {
    jdbc.update(
        "DELETE FROM kept.held_address WHERE last_at <= ?", utc(clock.instant().minus(FOR)));
  }

  void failed(String address) {
    Instant now = clock.instant();
    jdbc.update(
        "DELETE FROM kept.held_address WHERE address = ? AND last_at <= ?",
        address,
        utc(clock.instant().minus(FOR)));
    upserts
        .into("kept.held_address", address)
        .key("address", each -> each)
        .set("failures", each -> 1, "t.failures + n.failures")
        .once("first_at", each -> now)
        .set("last_at", each -> now)
        .write();
  }

  void works(String address) {
    jdbc.update("DELETE FROM kept.held_address WHERE address = ?", address);
  }

  /** Those of them that nothing is sent to now. */
  Set<String> among(Collection<String> addresses) {
    Set<String> held = new HashSet<>();
    jdbc.query(
        connection -> {
          var query =
              connection.prepareStatement(
                  """
                  SELECT address FROM kept.held_address
                  WHERE failures >= 3 AND last_at >= first_at + INTERVAL '2' DAY AND last_at > ?
                    AND address = ANY(CAST(? AS VARCHAR(320) ARRAY))
                  """);
          query.setObject(1, utc(clock.instant().minus(FOR)));
          query.setArray(2, connection.createArrayOf("varchar", addresses.toArray()));
          return query;
        },
        row -> {
          held.add(row.getString(1));
        });
    return held;
  }
}
