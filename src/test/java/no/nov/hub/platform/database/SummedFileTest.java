package no.nov.hub.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import no.nov.hub.faults.FaultSize;
import no.nov.hub.faults.Tally;
import no.nov.hub.platform.transport.RouteRun;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.FileSystemUtils;

/** The hub's own tables, filled once; each test breaks a copy of the file. */
@Tag(FaultSize.TAG)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SummedFileTest {

  private static final int ROWS = 3_000;
  private static final String FILE = "hub.mv.db";

  private Path stopped;
  private Path killed;
  private Map<String, String> rows;
  private Connection held;

  @BeforeAll
  void fill(@TempDir Path directory) throws Exception {
    SummedPath.register();
    Path filled = Files.createDirectories(directory.resolve("filled"));
    held = DriverManager.getConnection(url(filled));
    Flyway.configure()
        .dataSource(url(filled), null, null)
        .schemas("kept", "projection")
        .defaultSchema("kept")
        .load()
        .migrate();
    fill(held);
    rows = rows(held);
    // As SIGKILL leaves it: nothing is closed.
    killed = copy(filled, directory.resolve("killed"));
    held.createStatement().execute("SHUTDOWN");
    stopped = copy(filled, directory.resolve("stopped"));
  }

  @AfterAll
  void close() throws SQLException {
    held.close();
  }

  private static void fill(Connection database) throws SQLException {
    Random random = new Random(1);
    try (var admitted =
            database.prepareStatement("INSERT INTO kept.admitted VALUES (?, ?, 'accepted', ?)");
        var receipts =
            database.prepareStatement(
                """
                INSERT INTO projection.receipt (receipt_id, participant, message_id, status, receipt, given_at)
                VALUES (?, 'drammen', ?, 'accepted', ?, CURRENT_TIMESTAMP)
                """)) {
      for (int i = 0; i < ROWS; i++) {
        UUID receipt = new UUID(random.nextLong(), random.nextLong());
        admitted.setString(1, "drammen/" + i);
        admitted.setString(2, Long.toHexString(random.nextLong()));
        admitted.setObject(3, receipt);
        admitted.executeUpdate();
        receipts.setObject(1, receipt);
        receipts.setString(2, Integer.toString(i));
        receipts.setString(3, "{\"n\":%d}".formatted(random.nextLong()));
        receipts.executeUpdate();
      }
    }
  }

  @Test
  void what_a_stopped_or_a_killed_hub_left_is_read_as_it_was(@TempDir Path directory)
      throws Exception {
    assertThat(read(copy(stopped, directory.resolve("stopped")))).isEqualTo(rows);
    assertThat(read(copy(killed, directory.resolve("killed")))).isEqualTo(rows);
  }

  @Test
  void no_flipped_byte_is_read_as_a_row(@TempDir Path directory) throws Exception {
    int rounds = FaultSize.of(12, 1_000);
    int refused = 0;
    int wrong = 0;
    for (int round = 0; round < rounds; round++) {
      Path copy = copy(round % 2 == 0 ? stopped : killed, directory.resolve("round-" + round));
      switch (round % 6 / 2) {
        case 0 -> flip(copy.resolve(FILE), new Random(round), 1);
        case 1 -> flip(copy.resolve(FILE), new Random(round), 4_000);
        default -> flipADigitOfEachRow(copy.resolve(FILE));
      }
      try {
        if (!read(copy).equals(rows)) {
          wrong++;
        }
      } catch (SQLException e) {
        assertThat((Throwable) e).hasStackTraceContaining("is damaged: ");
        refused++;
      }
      FileSystemUtils.deleteRecursively(copy); // A thousand of them fill a disk.
    }
    System.out.printf(
        "Flipped bytes: %d rounds, %d refused, %d silently wrong%n", rounds, refused, wrong);
    assertThat(refused).isEqualTo(rounds);
    new Tally("Flipped bytes in the database's file", rounds, 0, wrong, 0, 0).note();
  }

  @Test
  void flipped_checksums_are_found_too(@TempDir Path directory) throws Exception {
    int rounds = FaultSize.of(10, 200);
    for (int round = 0; round < rounds; round++) {
      Path copy = copy(round % 2 == 0 ? stopped : killed, directory.resolve("round-" + round));
      flip(copy.resolve(FILE + Sums.SUFFIX), new Random(round), 1);

      try {
        assertThat(read(copy)).as("round %d", round).isEqualTo(rows);
      } catch (SQLException e) {
        assertThat((Throwable) e).hasStackTraceContaining("is damaged: ");
      }
      FileSystemUtils.deleteRecursively(copy);
    }
  }

  @Test
  void the_way_that_leaves_damage_in_place_is_told_last_and_with_a_warning() {
    assertThat(new DamagedFile(FILE, "block 3 is not as it was written").getMessage())
        .containsSubsequence(
            "put back data/",
            "'restore'",
            "delete " + FILE + ".sums",
            "Beware",
            "damaged then stays");
  }

  @Test
  void a_file_of_the_version_before_gets_checksums_at_its_first_start(@TempDir Path directory)
      throws Exception {
    Path before = copy(stopped, directory.resolve("before"));
    Files.delete(before.resolve(FILE + Sums.SUFFIX));

    assertThat(read(before)).isEqualTo(rows);

    flip(before.resolve(FILE), new Random(1), 1);
    assertThatThrownBy(() -> read(before)).hasStackTraceContaining("is damaged: ");
  }

  @Test
  void a_byte_that_flips_while_the_hub_runs_is_found_in_the_night_and_told_in_health(
      @TempDir Path directory) throws Exception {
    Path real = copy(stopped, directory.resolve("running"));
    Path copy = Files.createSymbolicLink(directory.resolve("link"), real);
    try (Connection running = DriverManager.getConnection(url(copy))) {
      DatabaseDamage damage =
          new DatabaseDamage(
              new JdbcTemplate(new SingleConnectionDataSource(running, true)),
              new MockEnvironment().withProperty("spring.datasource.url", url(copy)));
      assertThat(damage.health().getStatus()).isEqualTo(Status.UP);
      flip(copy.resolve(FILE), new Random(7), 1);

      RouteRun.round("82-watch-database.camel.xml", Map.of("databaseDamage", damage));

      assertThat(damage.health().getStatus()).isEqualTo(Status.DOWN);
      assertThat(damage.health().getDetails().get("reason").toString())
          .contains(FILE + " is damaged", "'restore'");
      assertThatThrownBy(() -> running.createStatement().execute("DELETE FROM kept.admitted"));
    } catch (SQLException e) {
      assertThat((Throwable) e).as("closing what is damaged").hasStackTraceContaining("damaged");
    }
    assertThatThrownBy(() -> read(copy)).hasStackTraceContaining("is damaged: ");
  }

  @Test
  void a_machine_that_stopped_with_the_file_open_begins_its_checksums_anew(@TempDir Path directory)
      throws Exception {
    Path copy = copy(killed, directory.resolve("powerless"));
    try (RandomAccessFile sums =
        new RandomAccessFile(copy.resolve(FILE + Sums.SUFFIX).toFile(), "rw")) {
      sums.seek("nov-sums-1 open ".length());
      sums.write("another1".getBytes(StandardCharsets.US_ASCII));
      sums.seek(4_000);
      sums.writeInt(12);
    }

    assertThat(read(copy)).isEqualTo(rows);
  }

  @Test
  void who_finds_the_file_in_use_leaves_its_checksums_alone(@TempDir Path directory)
      throws Exception {
    Path copy = copy(stopped, directory.resolve("used"));
    try (Connection first = DriverManager.getConnection(url(copy))) {
      byte[] before = Files.readAllBytes(copy.resolve(FILE + Sums.SUFFIX));
      assertThatThrownBy(
              () -> new SummedPath().getPath("summed:" + copy.resolve(FILE)).open("rw").tryLock())
          .isInstanceOf(java.nio.channels.OverlappingFileLockException.class);
      assertThat(Files.readAllBytes(copy.resolve(FILE + Sums.SUFFIX))).isEqualTo(before);
      assertThat(rows(first)).isEqualTo(rows);
    }
  }

  private static String url(Path directory) {
    return "jdbc:h2:summed:%s;WRITE_DELAY=0;DATABASE_TO_LOWER=TRUE;DB_CLOSE_ON_EXIT=FALSE"
        .formatted(directory.resolve("hub"));
  }

  private static Map<String, String> read(Path directory) throws Exception {
    try (Connection connection = DriverManager.getConnection(url(directory))) {
      return rows(connection);
    }
  }

  /** A hash of each table's rows, by its primary key and by each index there is. */
  private static Map<String, String> rows(Connection connection) throws Exception {
    Map<String, String> hashes = new TreeMap<>();
    try (Statement statement = connection.createStatement()) {
      for (String table : tables(statement)) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        List<String> lines = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
          while (row.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
              line.append(row.getString(i)).append('|');
            }
            lines.add(line.toString());
          }
        }
        lines.stream().sorted().forEach(l -> digest.update(l.getBytes(StandardCharsets.UTF_8)));
        hashes.put(table, HexFormat.of().formatHex(digest.digest()));
      }
      try (ResultSet found =
          statement.executeQuery(
              "SELECT COUNT(*) FROM projection.receipt r JOIN kept.admitted a ON a.receipt_id = r.receipt_id WHERE r.participant = 'drammen'")) {
        found.next();
        hashes.put("by index", found.getString(1));
      }
    }
    return hashes;
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            """
            SELECT table_schema || '.' || table_name FROM information_schema.tables
            WHERE table_schema IN ('kept', 'projection') AND table_name <> 'flyway_schema_history'
            """)) {
      while (row.next()) {
        tables.add(row.getString(1));
      }
    }
    return tables;
  }

  private static Path copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (String name : List.of(FILE, FILE + Sums.SUFFIX)) {
      Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    return to;
  }

  /** What H2 by itself reads as another row. */
  private static void flipADigitOfEachRow(Path path) throws IOException {
    byte[] bytes = Files.readAllBytes(path);
    for (int i = 0; i < bytes.length - 6; i++) {
      if (bytes[i] == '"' && bytes[i + 1] == 'n' && bytes[i + 2] == '"' && bytes[i + 3] == ':') {
        bytes[i + 6] ^= 1;
      }
    }
    Files.write(path, bytes);
  }

  private static void flip(Path path, Random random, int bytes) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      for (int i = 0; i < bytes; i++) {
        long at = (long) (random.nextDouble() * file.length());
        file.seek(at);
        int before = file.read();
        file.seek(at);
        file.write(before ^ (1 + random.nextInt(255)));
      }
    }
  }
}
