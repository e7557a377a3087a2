package no.nov.hub.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import no.nov.hub.EveryPart;
import no.nov.hub.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

@EveryPart
class UpsertTest {

  private static final Instant AT = Instant.parse("2027-03-01T08:00:00.123456789Z");

  private final TestDatabase database = TestDatabase.fresh();
  private final Upserts upserts = new Upserts(database.jdbc());

  private record Failed(String address, Instant at) {}

  private int[] fail(Failed... failed) {
    return upserts
        .into("kept.held_address", List.of(failed))
        .key("address", Failed::address)
        .set("failures", each -> 1, "t.failures + n.failures")
        .once("first_at", Failed::at)
        .set("last_at", Failed::at)
        .write();
  }

  private List<String> held() {
    return database
        .jdbc()
        .query(
            "SELECT * FROM kept.held_address ORDER BY address",
            (row, n) ->
                "%s %d %s %s"
                    .formatted(
                        row.getString("address"),
                        row.getInt("failures"),
                        Rows.instant(row, "first_at"),
                        Rows.instant(row, "last_at")));
  }

  @Test
  void a_row_is_inserted_once_and_changed_after_that() {
    Instant later = Instant.parse("2027-03-02T08:00:00Z");

    assertThat(fail(new Failed("a@example.no", AT))).containsExactly(1);
    assertThat(fail(new Failed("a@example.no", later), new Failed("b@example.no", later)))
        .containsExactly(1, 1);

    assertThat(held())
        .containsExactly(
            "a@example.no 2 2027-03-01T08:00:00.123456Z 2027-03-02T08:00:00Z",
            "b@example.no 1 2027-03-02T08:00:00Z 2027-03-02T08:00:00Z");
  }

  @Test
  void a_row_of_which_nothing_is_set_stays_as_it_is() {
    assertThat(word("first")).containsExactly(1);
    assertThat(word("second")).containsExactly(0);

    assertThat(database.jdbc().queryForList("SELECT word FROM kept.quota_mark", String.class))
        .containsExactly("first");
  }

  private int[] word(String word) {
    return upserts
        .into("kept.quota_mark", word)
        .key("number", each -> 1)
        .once("word", each -> each)
        .write();
  }

  @Test
  void a_value_can_be_missing_where_the_column_allows_it() {
    assertThatThrownBy(() -> fail(new Failed("a@example.no", null)))
        .isInstanceOf(DataIntegrityViolationException.class);

    assertThat(held()).isEmpty();
  }

  @Test
  void what_is_too_long_is_refused_and_not_cut() {
    assertThatThrownBy(() -> fail(new Failed("a".repeat(321), AT)))
        .isInstanceOf(DataIntegrityViolationException.class);
  }

  @Test
  void no_rows_are_no_statement() {
    assertThat(fail()).isEmpty();
  }

  @Test
  void a_table_that_was_away_for_a_moment_is_found_again() {
    database.jdbc().execute("ALTER TABLE kept.quota_mark RENAME TO quota_away");
    assertThatThrownBy(() -> word("first")).hasMessage("There is no table kept.quota_mark");

    database.jdbc().execute("ALTER TABLE kept.quota_away RENAME TO quota_mark");
    assertThat(word("first")).containsExactly(1);
  }

  @Test
  void a_column_that_is_not_there_is_named() {
    assertThatThrownBy(() -> upserts.into("kept.quota_mark", 1).key("nummer", each -> each).write())
        .hasMessage("kept.quota_mark has no column nummer");
  }

  @Test
  void however_many_write_to_a_table_its_columns_are_read_once() {
    AtomicInteger reads = new AtomicInteger();
    JdbcTemplate counting =
        new JdbcTemplate(TestDatabase.fresh().dataSource()) {
          @Override
          public void query(String sql, RowCallbackHandler rows, Object... values) {
            reads.incrementAndGet();
            super.query(sql, rows, values);
          }
        };

    for (int i = 0; i < 3; i++) {
      new Upserts(counting)
          .into("kept.held_address", "a@b.no")
          .key("address", each -> each)
          .once("first_at", each -> Rows.utc(AT))
          .once("last_at", each -> Rows.utc(AT))
          .once("failures", each -> 1)
          .write();
    }

    assertThat(reads).hasValue(1);
  }
}
