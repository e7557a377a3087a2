package no.nov.hub.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import no.nov.hub.EveryPart;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.ChainCheck.Break;
import no.nov.hub.platform.audit.ChainCheck.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;

@EveryPart
class AuditChainTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00.000001Z");
  private static final int MORE_THAN_A_PART = 501;

  private final TestDatabase database = TestDatabase.fresh();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final AuditLog log = new AuditLog(database.jdbc(), clock);
  private final AuditTrail trail = new AuditTrail(database.jdbc());

  @Test
  void an_entry_tells_who_did_what_for_whom_from_where_and_by_which_way() {
    log.note(aCaller(), "key issued", "modum k-1");

    AuditEntry entry = all().get(0);
    assertThat(entry.number()).isEqualTo(1);
    assertThat(entry.at()).isEqualTo(NOW);
    assertThat(entry.who()).isEqualTo("user/7");
    assertThat(entry.forWhom()).isEqualTo("modum");
    assertThat(entry.action()).isEqualTo("key issued");
    assertThat(entry.subject()).isEqualTo("modum k-1");
    assertThat(entry.origin()).isEqualTo("192.0.2.7");
    assertThat(entry.way()).isEqualTo("code");
  }

  @Test
  void each_entry_holds_the_hash_of_the_one_before() {
    noted(3);

    List<AuditEntry> entries = all();
    assertThat(entries.get(0).previousHash()).isEqualTo("0".repeat(64));
    assertThat(entries.get(1).previousHash()).isEqualTo(entries.get(0).hash());
    assertThat(entries.get(2).previousHash()).isEqualTo(entries.get(1).hash());
    assertThat(trail.check()).isEqualTo(new ChainCheck(0, 3, entries.get(2).hash(), null));
  }

  @Test
  void anybody_can_compute_a_hash_from_what_is_documented() {
    log.note("hub", "started", "på nytt");

    assertThat(all().get(0).hash())
        .isEqualTo(
            no.nov.hub.platform.message.Json.sha256(
                "64:"
                    + "0".repeat(64)
                    + ",1:1,27:2026-11-30T10:00:00.000001Z,3:hub,-,7:started,8:på nytt,-,3:hub,"));
  }

  @Test
  void no_two_different_entries_have_one_hash() {
    assertThat(
            List.of(
                hashOf("a", "b,1:c", ""),
                hashOf("a,1:b", "c", ""),
                hashOf("a", "b", ",1:c"),
                hashOf("a", "b", "-,"),
                hashOf("a", "b", "")))
        .doesNotHaveDuplicates();
  }

  private static String hashOf(String who, String action, String subject) {
    return new AuditEntry(0, 1L, NOW, who, null, action, subject, null, "hub", null, null)
        .hashAfter(AuditEntry.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "at = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00+00'",
        "who = 'user/8'",
        "for_whom = NULL",
        "action = 'key revoked'",
        "subject = 'modum k-2'",
        "origin = '192.0.2.8'",
        "way = NULL"
      })
  void a_changed_entry_is_found(String change) {
    noted(3);

    database.jdbc().update("UPDATE kept.audit SET %s WHERE number = 2".formatted(change));

    assertThat(trail.check().chained()).isEqualTo(1);
    assertThat(broken().fault()).isEqualTo(Fault.CHANGED);
    assertThat(broken().number()).isEqualTo(2);
  }

  @Test
  void an_entry_that_was_changed_with_its_hash_is_found_by_the_next_one() {
    noted(3);
    AuditEntry second = all().get(1);
    database.jdbc().update("UPDATE kept.audit SET who = 'other' WHERE number = 2");
    String forged = all().get(1).hashAfter(second.previousHash());
    database.jdbc().update("UPDATE kept.audit SET hash = ? WHERE number = 2", forged);

    assertThat(broken()).isEqualTo(new Break(Fault.CHANGED, 3L, NOW));
  }

  @Test
  void a_last_entry_that_was_changed_with_its_hash_is_found() {
    noted(2);
    database.jdbc().update("UPDATE kept.audit SET who = 'other' WHERE number = 2");
    String forged = all().get(1).hashAfter(all().get(0).hash());
    database.jdbc().update("UPDATE kept.audit SET hash = ? WHERE number = 2", forged);

    assertThat(broken()).isEqualTo(new Break(Fault.CHANGED, 2L, NOW));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_removed_entry_is_found(long number) {
    noted(3);

    database.jdbc().update("DELETE FROM kept.audit WHERE number = ?", number);

    assertThat(broken()).isEqualTo(new Break(Fault.MISSING, number, NOW));
  }

  @Test
  void it_is_found_that_all_are_removed() {
    noted(2);

    database.jdbc().update("DELETE FROM kept.audit");

    assertThat(broken()).isEqualTo(new Break(Fault.MISSING, 1L, null));
  }

  @Test
  void an_inserted_entry_is_found() {
    noted(2);

    older("later than the chain");

    assertThat(broken()).isEqualTo(new Break(Fault.INSERTED, null, NOW));
  }

  @Test
  void an_entry_in_the_place_of_another_is_found() {
    noted(3);

    database.jdbc().update("DELETE FROM kept.audit WHERE number = 2");
    database
        .jdbc()
        .update(
            "INSERT INTO kept.audit (number, at, who, action, subject, previous_hash, hash) VALUES (2, now(), 'x', 'x', 'x', 'x', 'x')");

    assertThat(broken()).isEqualTo(new Break(Fault.MISSING, 2L, NOW));
  }

  @Test
  void swapped_entries_are_found() {
    noted(4);

    for (String swap :
        List.of("-1 WHERE number = 2", "2 WHERE number = 3", "3 WHERE number = -1")) {
      database.jdbc().update("UPDATE kept.audit SET number = " + swap);
    }

    assertThat(broken()).isEqualTo(new Break(Fault.MISSING, 2L, NOW));
  }

  @Test
  void a_break_far_into_a_long_chain_is_found() {
    noted(2 * MORE_THAN_A_PART);
    assertThat(trail.check().broken()).isNull();

    database
        .jdbc()
        .update("UPDATE kept.audit SET subject = 'x' WHERE number = ?", MORE_THAN_A_PART);

    assertThat(broken().number()).isEqualTo(MORE_THAN_A_PART);
  }

  @Test
  void entries_older_than_the_chain_are_held_by_its_first_one() {
    older("one");
    older("two");
    noted(1);
    assertThat(trail.check()).isEqualTo(new ChainCheck(2, 1, all().get(2).hash(), null));

    database.jdbc().update("UPDATE kept.audit SET subject = 'three' WHERE subject = 'one'");

    assertThat(broken()).isEqualTo(new Break(Fault.OLDER_CHANGED, 1L, NOW));
  }

  @Test
  void an_instance_of_an_earlier_version_adds_nothing_beside_the_chain() {
    noted(1);

    assertThatThrownBy(
            () ->
                database
                    .jdbc()
                    .update(
                        "INSERT INTO kept.audit (at, who, action, subject) VALUES (now(), 'x', 'x', 'x')"))
        .isInstanceOf(DataIntegrityViolationException.class);
    assertThat(broken()).isNull();
  }

  @Test
  void entries_of_which_none_is_in_the_chain_yet_are_no_fault() {
    older("one");

    assertThat(trail.check()).isEqualTo(new ChainCheck(1, 0, trail.check().hash(), null));
  }

  @Test
  void writers_at_once_make_one_chain() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Object>> deeds =
          IntStream.range(0, 60)
              .mapToObj(i -> Executors.callable(() -> anotherInstance().note("hub", "did", "" + i)))
              .toList();
      for (Future<Object> done : writers.invokeAll(deeds)) {
        done.get();
      }
    } finally {
      writers.shutdown();
    }

    assertThat(trail.check().broken()).isNull();
    assertThat(all())
        .extracting(AuditEntry::number)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 60).boxed().toList());
  }

  private AuditLog anotherInstance() {
    return new AuditLog(database.jdbc(), clock);
  }

  @Test
  void a_deed_that_is_undone_leaves_no_entry_and_no_gap() {
    noted(1);

    assertThatThrownBy(
            () ->
                database
                    .transactions()
                    .executeWithoutResult(
                        status -> {
                          noted(2);
                          throw new IllegalStateException("undone");
                        }))
        .hasMessage("undone");
    noted(1);

    assertThat(all()).extracting(AuditEntry::number).containsExactly(1L, 2L);
    assertThat(trail.check().broken()).isNull();
  }

  @Test
  void an_entry_that_cannot_be_written_outside_a_transaction_leaves_the_chain_as_it_was() {
    noted(1);

    assertThatThrownBy(() -> log.note("x".repeat(65), "too long", "who"))
        .isInstanceOf(org.springframework.dao.DataAccessException.class);
    noted(1);

    assertThat(all()).extracting(AuditEntry::number).containsExactly(1L, 2L);
    assertThat(trail.check().broken()).isNull();
  }

  @Test
  void entries_are_found_by_who_what_for_whom_and_when() {
    log.note("hub", "started", "it");
    log.note(aCaller(), "key issued", "one");
    log.note(aCaller(), "key revoked", "one");

    assertThat(subjects(new AuditFilter(null, null, "hub", null, null))).containsExactly("it");
    assertThat(subjects(new AuditFilter(null, null, null, "key issued", null))).hasSize(1);
    assertThat(subjects(new AuditFilter(null, null, null, null, "modum"))).hasSize(2);
    assertThat(subjects(new AuditFilter(null, NOW, null, null, null))).isEmpty();
    assertThat(subjects(new AuditFilter(NOW, NOW.plusSeconds(1), null, null, null))).hasSize(3);
    assertThat(subjects(new AuditFilter(NOW.plusSeconds(1), null, null, null, null))).isEmpty();
  }

  @Test
  void pages_have_each_entry_once_the_newest_first() {
    noted(5);

    List<Long> numbers = new ArrayList<>();
    Long after = null;
    do {
      AuditTrail.Page page = trail.page(AuditFilter.ALL, 2, after);
      page.entries().forEach(entry -> numbers.add(entry.number()));
      after = page.next();
    } while (after != null);

    assertThat(numbers).containsExactly(5L, 4L, 3L, 2L, 1L);
  }

  private List<String> subjects(AuditFilter filter) {
    return trail.page(filter, 10, null).entries().stream().map(AuditEntry::subject).toList();
  }

  private void noted(int count) {
    log.note(
        IntStream.range(0, count)
            .mapToObj(i -> new AuditLog.Act(aCaller(), "key issued", "modum k-" + (i + 10)))
            .toList());
  }

  /** As earlier versions wrote it. */
  private void older(String subject) {
    database
        .jdbc()
        .update(
            "INSERT INTO kept.audit (at, who, action, subject, may_be_unnumbered) VALUES (?, 'x', 'x', ?, TRUE)",
            NOW.atOffset(ZoneOffset.UTC),
            subject);
  }

  private Break broken() {
    return trail.check().broken();
  }

  private List<AuditEntry> all() {
    List<AuditEntry> all = new ArrayList<>();
    trail.readAll(all::add);
    return all;
  }

  private static Actor aCaller() {
    return new Actor() {
      @Override
      public String who() {
        return "user/7";
      }

      @Override
      public String forWhom() {
        return "modum";
      }

      @Override
      public String origin() {
        return "192.0.2.7";
      }

      @Override
      public String way() {
        return "code";
      }
    };
  }
}
