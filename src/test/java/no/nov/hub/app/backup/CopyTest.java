package no.nov.hub.app.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.audit.AuditLog;
import no.nov.hub.platform.audit.AuditTrail;
import no.nov.hub.platform.audit.ChainCheck;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class CopyTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-22T12:00:00.123456Z"), ZoneOffset.UTC);

  @TempDir Path directory;

  private final TestDatabase database = TestDatabase.fresh();
  private Path file;

  @BeforeEach
  void fill() {
    file = directory.resolve("kept.zip");
    key("k-1", "first «key», with \"quotes\",\nlines and 🗝", null);
    key("k-2", "revoked", "2026-11-01T10:00:00.000001Z");
    audit("key issued");
    audit("key revoked");
    database.jdbc().update("INSERT INTO kept.known_thing (thing_key) VALUES ('drammen/event/1')");
    database
        .jdbc()
        .update(
            "INSERT INTO kept.held_message (receipt_id, message_key) VALUES (?, 'drammen/1')",
            UUID.randomUUID());
    database.jdbc().update("INSERT INTO projection.statistics_due (as_of) VALUES ('2026-06-30')");
  }

  @Test
  void a_restored_database_has_the_rows_of_the_copy_and_nothing_else() throws Exception {
    backup(database, Files.newOutputStream(file));
    TestDatabase other = TestDatabase.fresh();
    other
        .jdbc()
        .update(
            "INSERT INTO kept.audit (at, who, action, subject, may_be_unnumbered) VALUES (now(),'x','x','x', TRUE)");

    restore(other);

    assertThat(rows(other, "access_key")).isEqualTo(rows(database, "access_key")).hasSize(2);
    assertThat(rows(other, "audit").subList(0, 2)).isEqualTo(rows(database, "audit"));
    assertThat(rows(other, "audit")).hasSize(3);
    assertThat(rows(other, "audit").get(2)).containsEntry("action", "kept restored");
  }

  @Test
  void the_chain_of_the_audit_is_whole_in_a_restored_database_and_goes_on() throws Exception {
    AuditLog log = new AuditLog(database.jdbc(), NOON);
    log.note("hub", "one", "k");
    log.note("hub", "two", "k");
    backup(database, Files.newOutputStream(file));
    TestDatabase other = TestDatabase.fresh();
    new AuditLog(other.jdbc(), NOON).note("hub", "of another chain", "k");

    restore(other);

    ChainCheck check = new AuditTrail(other.jdbc()).check();
    assertThat(check.broken()).isNull();
    assertThat(check.chained()).isEqualTo(3);
    assertThat(rows(other, "audit").subList(0, 4)).isEqualTo(rows(database, "audit"));
    database.jdbc().update("UPDATE kept.audit SET subject = 'x' WHERE action = 'one'");
    backup(database, Files.newOutputStream(file));
    restore(other);
    assertThat(new AuditTrail(other.jdbc()).check().broken())
        .as("a restore hides no break")
        .isNotNull();
  }

  @Test
  void rows_that_a_migration_wrote_are_no_hindrance_to_bringing_a_copy_up_to_date()
      throws Exception {
    new AuditLog(database.jdbc(), NOON).note("hub", "one", "k");
    backup(database, Files.newOutputStream(file));

    try (Copy copy = Copy.open(file)) {
      new OlderCopy(copy, directory.resolve("scratch"))
          .broughtUpToDate(upToDate -> assertThat(upToDate.rows()).isEqualTo(copy.rows()));
    }
  }

  @Test
  void what_the_topics_give_again_is_emptied_by_a_restore_and_is_not_in_the_copy()
      throws Exception {
    backup(database, Files.newOutputStream(file));
    assertThat(entries())
        .contains(
            "kept/access_key.jsonl",
            "kept/audit.jsonl",
            "kept/feed.jsonl",
            "kept/feed_event.jsonl",
            "kept/group_member.jsonl",
            "kept/progress.jsonl",
            "kept/registered_group.jsonl",
            "kept/statistics_published.jsonl",
            "manifest.json")
        .doesNotContainAnyElementsOf(
            Schema.OF_ADMISSION.stream().map("kept/%s.jsonl"::formatted).toList());

    restore(database);

    assertThat(rows(database, "known_thing")).isEmpty();
    assertThat(rows(database, "held_message")).isEmpty();
    assertThat(database.jdbc().queryForList("SELECT * FROM projection.statistics_due")).isEmpty();
  }

  @Test
  void a_copy_is_of_one_moment_though_the_hub_goes_on() throws Exception {
    ByteArrayOutputStream copied = new ByteArrayOutputStream();
    backup(
        database,
        new FilterOutputStream(copied) {
          private boolean added;

          @Override
          public void write(byte[] bytes, int from, int length) throws IOException {
            if (!added) {
              added = true;
              key("k-3", "while it is copied", null);
              audit("while it is copied");
            }
            out.write(bytes, from, length);
          }
        });
    Files.write(file, copied.toByteArray());
    TestDatabase other = TestDatabase.fresh();

    restore(other);

    assertThat(rows(database, "access_key")).hasSize(3);
    assertThat(rows(other, "access_key")).hasSize(2);
    assertThat(rows(other, "audit")).hasSize(2 + 1);
  }

  @Test
  void a_copy_that_was_cut_off_anywhere_is_refused_and_changes_nothing() throws Exception {
    backup(database, Files.newOutputStream(file));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length += 97) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> restore(database))
          .isInstanceOf(UnusableCopy.class)
          .hasMessageContaining("is damaged: it is cut off or not a zip file");
    }
    assertThat(rows(database, "known_thing")).hasSize(1);
  }

  @Test
  void a_copy_in_which_a_row_was_changed_is_refused() throws Exception {
    backup(database, Files.newOutputStream(file));
    rewrite("kept/access_key.jsonl", "k-1", "k-9");

    assertThatThrownBy(() -> restore(database))
        .isInstanceOf(UnusableCopy.class)
        .hasMessageContaining("kept/access_key.jsonl is not as it was written");
  }

  @Test
  void a_copy_of_another_version_is_refused_with_both_versions_and_what_to_do() throws Exception {
    backup(database, Files.newOutputStream(file));
    rewrite("manifest.json", "\"schemaVersion\":\"", "\"schemaVersion\":\"9");

    assertThatThrownBy(() -> restore(database))
        .isInstanceOf(UnusableCopy.class)
        .hasMessageContaining("The copy is of the database's version 9")
        .hasMessageContaining("Restore it with the hub that wrote it")
        .hasMessageContaining("run 'adopt-broker' before that start");
    assertThat(rows(database, "known_thing")).hasSize(1);
  }

  @Test
  void a_copy_of_an_earlier_version_is_brought_up_to_date_and_leaves_what_it_does_not_know()
      throws Exception {
    JdbcDataSource earlier = new JdbcDataSource();
    earlier.setUrl("jdbc:h2:mem:earlier;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE");
    Flyway.configure()
        .dataSource(earlier)
        .schemas("kept", "projection")
        .defaultSchema("kept")
        .target("29")
        .load()
        .migrate();
    JdbcTemplate then = new JdbcTemplate(earlier);
    then.update(
        "INSERT INTO kept.audit (at, who, action, subject) VALUES (now(),'then','then','then')");
    try (OutputStream out = Files.newOutputStream(file)) {
      new BackingUp(earlier, NOON).write(out);
    }
    UUID hub = UUID.randomUUID();
    database.jdbc().update("INSERT INTO kept.known_broker (hub_id, since) VALUES (?, now())", hub);

    restore(database);

    assertThat(rows(database, "audit"))
        .extracting(row -> row.get("action"))
        .containsExactly("then", "kept restored");
    assertThat(rows(database, "access_key")).isEmpty();
    assertThat(rows(database, "known_thing")).isEmpty();
    assertThat(rows(database, "known_broker"))
        .singleElement()
        .satisfies(row -> assertThat(row).containsEntry("hub_id", hub));
    assertThat(directory.resolve("scratch")).doesNotExist();
  }

  @Test
  void something_else_is_not_taken_for_a_copy() throws Exception {
    Files.writeString(file, "holder;key\n");
    assertThatThrownBy(() -> Copy.open(file)).hasMessageContaining("not a zip file");

    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("holiday.txt"));
    }
    assertThatThrownBy(() -> Copy.open(file)).hasMessageContaining("is not a copy that this hub's");

    assertThatThrownBy(() -> Copy.open(directory.resolve("nowhere.zip")))
        .isInstanceOf(UnusableCopy.class)
        .hasMessageContaining("There is no file");
  }

  @Test
  void rebuilding_empties_what_is_asked_for_and_leaves_what_is_only_here() throws Exception {
    StoppedHub hub = new StoppedHub(database.dataSource(), NOON);
    database
        .jdbc()
        .update(
            "INSERT INTO kept.statistics_published (as_of, fingerprint) VALUES ('2026-06-30','f')");

    hub.empty(false);
    assertThat(database.jdbc().queryForList("SELECT * FROM projection.statistics_due")).isEmpty();
    assertThat(database.jdbc().queryForList("SELECT * FROM kept.statistics_published"))
        .as("what everybody has been told already")
        .hasSize(1);
    assertThat(rows(database, "known_thing")).hasSize(1);

    hub.empty(true);
    assertThat(rows(database, "known_thing")).isEmpty();
    assertThat(rows(database, "access_key")).hasSize(2);
  }

  private static void backup(TestDatabase from, OutputStream out) throws Exception {
    try (out) {
      new BackingUp(from.dataSource(), NOON).write(out);
    }
  }

  private void restore(TestDatabase to) throws Exception {
    try (Copy copy = Copy.open(file)) {
      new StoppedHub(to.dataSource(), NOON).restore(copy, false, directory.resolve("scratch"));
    }
  }

  private List<String> entries() throws IOException {
    try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList();
    }
  }

  /** The same zip, with another text in one entry. */
  private void rewrite(String entry, String from, String to) throws IOException {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file));
        ZipOutputStream out = new ZipOutputStream(changed)) {
      for (ZipEntry each = in.getNextEntry(); each != null; each = in.getNextEntry()) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        out.putNextEntry(new ZipEntry(each.getName()));
        String written = each.getName().equals(entry) ? text.replace(from, to) : text;
        out.write(written.getBytes(StandardCharsets.UTF_8));
      }
    }
    Files.write(file, changed.toByteArray());
  }

  private void key(String id, String label, String revoked) {
    database
        .jdbc()
        .update(
            "INSERT INTO kept.access_key (key_id, holder, label, scopes, hash, created_at, revoked_at) VALUES (?, 'asker', ?, 'read', ?, now(), CAST(? AS TIMESTAMP WITH TIME ZONE))",
            id,
            label,
            "hash of " + id,
            revoked);
  }

  private void audit(String action) {
    database
        .jdbc()
        .update(
            "INSERT INTO kept.audit (at, who, action, subject, may_be_unnumbered) VALUES (now(), 'test', ?, 'k', TRUE)",
            action);
  }

  private static List<Map<String, Object>> rows(TestDatabase database, String table) {
    return database.jdbc().queryForList("SELECT * FROM kept." + table + " ORDER BY 1");
  }
}
