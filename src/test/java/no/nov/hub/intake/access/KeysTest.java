package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.nov.hub.EveryPart;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditEntry;
import no.nov.hub.platform.audit.AuditFilter;
import no.nov.hub.platform.audit.AuditTrail;
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

  @Test
  void a_key_keeps_its_scopes_and_its_end() {
    Instant end = NOW.plus(Duration.ofDays(30));
    Set<Scope> scopes = Set.of(Scope.READ, Scope.SUBMIT);

    String key =
        keys.issue(new NewKey("drammen", "x", scopes, end, null), Actor.hub("operator")).key();

    Keys.Listed found = keys.find(key).orElseThrow();
    assertThat(found.scopes()).isEqualTo(scopes);
    assertThat(found.expiresAt()).isEqualTo(end);
    assertThat(found.isOver(end.minusMillis(1))).isFalse();
    assertThat(found.isOver(end)).isTrue();
  }

  @Test
  void a_key_of_which_nothing_is_said_does_all_that_its_holder_can_and_has_no_end() {
    for (String holder : List.of("drammen", "operator")) {
      Keys.Listed found = keys.find(keys.issue(holder, "x", "test").key()).orElseThrow();

      assertThat(found.scopes()).isEqualTo(Scope.of(holder));
      assertThat(found.expiresAt()).isNull();
    }
  }

  @Test
  void a_key_that_is_replaced_works_until_the_overlap_is_over() {
    Keys.Issued first = keys.issue("drammen", "accounts", "operator");
    Keys.Listed old = keys.find(first.key()).orElseThrow();

    Keys.Rotated rotated = rotate(old).orElseThrow();

    Instant end = NOW.plus(Duration.ofDays(7));
    assertThat(rotated.oldExpiresAt()).isEqualTo(end);
    assertThat(keys.find(first.key()).orElseThrow().expiresAt()).isEqualTo(end);
    Keys.Listed next = keys.find(rotated.issued().key()).orElseThrow();
    assertThat(next.holder()).isEqualTo("drammen");
    assertThat(next.label()).isEqualTo("accounts");
    assertThat(next.scopes()).isEqualTo(old.scopes());
    assertThat(next.replaces()).isEqualTo(first.keyId());
    assertThat(next.expiresAt()).isNull();
    assertThat(rotate(old)).isEmpty();

    keys.revoke(next.keyId(), "operator");
    assertThat(rotate(old)).as("the new one was lost").isPresent();
  }

  @Test
  void an_overlap_makes_no_key_live_longer() {
    Instant end = NOW.plus(Duration.ofDays(2));
    NewKey wanted = new NewKey("drammen", "x", Set.of(Scope.READ), end, null);
    Keys.Listed old = keys.find(keys.issue(wanted, Actor.hub("test")).key()).orElseThrow();

    assertThat(rotate(old).orElseThrow().oldExpiresAt()).isEqualTo(end);
  }

  @Test
  void of_two_who_replace_a_key_at_once_one_does() throws Exception {
    Keys.Listed old = keys.find(keys.issue("drammen", "x", "test").key()).orElseThrow();
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Future<Optional<Keys.Rotated>>> rotations =
          both.invokeAll(List.of(() -> rotate(old), () -> rotate(old)));

      assertThat(List.of(rotations.get(0).get(), rotations.get(1).get()))
          .filteredOn(Optional::isPresent)
          .hasSize(1);
    } finally {
      both.shutdownNow();
    }
    assertThat(keys.all()).hasSize(2);
  }

  @Test
  void a_key_that_was_revoked_meanwhile_gets_no_successor() {
    Keys.Listed old = keys.find(keys.issue("drammen", "x", "test").key()).orElseThrow();
    keys.revoke(old.keyId(), "test");

    assertThat(rotate(old)).isEmpty();
    assertThat(keys.all()).hasSize(1);
  }

  @Test
  void of_one_who_revokes_a_key_and_one_who_replaces_it_at_once_the_first_counts()
      throws Exception {
    Keys.Listed old = keys.find(keys.issue("drammen", "x", "test").key()).orElseThrow();
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      List<Future<Object>> deeds =
          both.invokeAll(
              List.of(() -> rotate(old), () -> keys.revoke(old.keyId(), Actor.hub("test"))));

      assertThat(deeds.get(1).get()).isEqualTo(Keys.Revocation.REVOKED);
      boolean isReplaced = ((Optional<?>) deeds.get(0).get()).isPresent();
      assertThat(keys.all()).hasSize(isReplaced ? 2 : 1);
      List<String> actions =
          new AuditTrail(database.jdbc())
              .page(AuditFilter.ALL, 10, null).entries().stream().map(AuditEntry::action).toList();
      assertThat(actions).startsWith("key revoked");
    } finally {
      both.shutdownNow();
    }
  }

  @Test
  void the_audit_tells_whose_key_it_is_whoever_makes_or_ends_it() {
    Keys.Issued first = keys.issue("drammen", "x", "operator");
    Keys.Listed old = keys.find(first.key()).orElseThrow();
    keys.revoke(rotate(old).orElseThrow().issued().keyId(), "operator");
    keys.issue("operator", "x", "operator");

    assertThat(new AuditTrail(database.jdbc()).page(AuditFilter.ALL, 10, null).entries())
        .extracting(AuditEntry::action, AuditEntry::forWhom)
        .containsExactly(
            tuple("key issued", null),
            tuple("key revoked", "drammen"),
            tuple("key issued", "drammen"),
            tuple("key rotated", "drammen"),
            tuple("key issued", "drammen"));
  }

  private Optional<Keys.Rotated> rotate(Keys.Listed old) {
    return keys.rotate(old, Duration.ofDays(7), null, Actor.hub("operator"));
  }
}
