package no.nov.hub.app.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import no.nov.hub.platform.start.ClosedFolder;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A copy of an earlier version of the hub. The migrations alone know what its rows are now, so they
 * are put into a database of that version, which is brought up to date and copied.
 */
final class OlderCopy {

  private final Copy copy;
  private final Path scratch;

  /**
   * @param scratch a folder for that database, with personal data for as long as it is there; what
   *     is in it is deleted
   */
  OlderCopy(Copy copy, Path scratch) {
    this.copy = copy;
    this.scratch = scratch;
  }

  /** Whether it can be brought up to date. */
  static boolean is(Copy copy, String here) {
    return MigrationVersion.fromVersion(here).isNewerThan(copy.schemaVersion());
  }

  interface Use {
    void of(Copy upToDate) throws SQLException, IOException;
  }

  void broughtUpToDate(Use use) throws SQLException, IOException {
    clear();
    ClosedFolder.make(scratch);
    try {
      Path file = scratch.resolve("kept.zip");
      write(file);
      try (Copy upToDate = Copy.open(file).madeOf(copy)) {
        use.of(upToDate);
      }
    } finally {
      clear();
    }
  }

  private void clear() throws IOException {
    FileSystemUtils.deleteRecursively(scratch);
  }

  private void write(Path file) throws SQLException, IOException {
    JdbcDataSource database = new JdbcDataSource();
    database.setUrl(
        "jdbc:h2:file:%s;DATABASE_TO_LOWER=TRUE"
            .formatted(scratch.resolve("hub").toAbsolutePath()));
    try (Connection connection = database.getConnection()) {
      migrations(database).target(copy.schemaVersion()).load().migrate();
      for (SavedTable table : Schema.copied(connection)) {
        StoppedHub.empty(connection, "kept." + table.name()); // Migrations fill some.
        table.fill(connection, copy);
        table.continueIdentity(connection);
      }
      migrations(database).load().migrate();
      try (OutputStream out = Files.newOutputStream(file)) {
        new BackingUp(database, Clock.fixed(copy.at(), ZoneOffset.UTC)).write(out);
      }
    }
  }

  private static FluentConfiguration migrations(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .schemas("kept", "projection")
        .defaultSchema("kept");
  }
}
