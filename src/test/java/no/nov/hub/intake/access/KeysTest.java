package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import no.nov.hub.EveryPart;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.message.Json;
import org.junit.jupiter.api.Test;

@EveryPart
class KeysTest {

  private static final Instant NOW = Instant.parse("2026-09-30T10:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final Keys keys = KeysForTests.in(database, Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void a_key_leads_to_its_holder_until_it_is_revoked() {
    Keys.Issued issued = keys.issue("drammen", "accounts", "operator");
    assertThat(keys.find(issued.key()).map(Keys.Listed::holder)).contains("drammen");
    assertThat(keys.find(issued.key() + "x").map(Keys.Listed::holder)).isEmpty();

    assertThat(keys.revoke(issued.keyId(), "operator")).isTrue();

    assertThat(keys.find(issued.key()).map(Keys.Listed::holder)).isEmpty();
    assertThat(keys.all()).extracting(Keys.Listed::revokedAt).containsExactly(NOW);
  }

  @Test
  void a_holder_may_have_several_keys_and_none_is_like_another() {
    Keys.Issued first = keys.issue("drammen", "old", "operator");
    Keys.Issued second = keys.issue("drammen", "new", "operator");

    keys.revoke(first.keyId(), "operator");

    assertThat(first.key()).isNotEqualTo(second.key()).hasSize("nov_".length() + 43);
    assertThat(keys.find(second.key()).map(Keys.Listed::holder)).contains("drammen");
  }

  @Test
  void no_table_holds_a_key_but_only_its_hash() {
    String key = keys.issue("drammen", "accounts", "operator").key();
    String everything =
        database.jdbc().queryForList("SELECT * FROM kept.access_key").toString()
            + database.jdbc().queryForList("SELECT * FROM kept.audit");

    assertThat(everything).contains(Json.sha256(key)).doesNotContain(key.substring(4));
  }

  @Test
  void every_change_leaves_a_line_in_the_audit_and_nothing_else_does() {
    Keys.Issued issued = keys.issue("drammen", "accounts", "hub");
    keys.find(issued.key());
    keys.all();
    keys.revoke(issued.keyId(), "operator");
    keys.revoke(issued.keyId(), "operator");
    keys.revoke("unknown", "operator");

    List<String> audit =
        database
            .jdbc()
            .query(
                "SELECT who, action, subject FROM kept.audit ORDER BY audit_id",
                (row, n) -> row.getString(1) + ": " + row.getString(2) + " " + row.getString(3));
    assertThat(audit)
        .containsExactly(
            "hub: key issued drammen " + issued.keyId(), "operator: key revoked " + issued.keyId());
  }

  @Test
  void a_key_does_not_print() {
    Keys.Issued issued = keys.issue("drammen", "accounts", "operator");

    assertThat(issued + " " + keys.all() + " " + keys).doesNotContain(issued.key());
  }
}
