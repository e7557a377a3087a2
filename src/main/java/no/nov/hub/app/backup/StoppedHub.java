package no.nov.hub.app.backup;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.audit.AuditLog;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * The database of a hub that does not run. What is emptied here the hub computes again when it
 * starts: projections and admission from the topics, each from where its tables say.
 */
public final class StoppedHub {

  private final DataSource database;
  private final Clock clock;

  public StoppedHub(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private interface Change {
    void make(Connection connection) throws SQLException, IOException;
  }

  /**
   * Puts the copy in the place of what is in {@code kept}, and empties what the topics give again.
   * Where the copy is of a version that did not keep it yet, what tells of this machine, and who
   * has been erased, stays.
   *
   * @param otherTopics than those it was read from, so that where they end says nothing
   * @param scratch a folder in which a copy of an earlier version is brought up to date; it is
   *     deleted
   * @throws UnusableCopy with everything as it was
   */
  public void restore(Copy copy, boolean otherTopics, Path scratch)
      throws SQLException, IOException {
    FileSystemUtils.deleteRecursively(scratch); // Of a restore that was killed.
    if (OlderCopy.is(copy, version())) {
      new OlderCopy(copy, scratch).broughtUpToDate(upToDate -> restore(upToDate, otherTopics));
    } else {
      restore(copy, otherTopics);
    }
  }

  private String version() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Schema.version(connection);
    }
  }

  private void restore(Copy copy, boolean otherTopics) throws SQLException, IOException {
    inOneTransaction(
        connection -> {
          refuseOtherVersion(copy, Schema.version(connection));
          List<SavedTable> tables =
              Schema.copied(connection).stream().filter(t -> copy.knows(t.name())).toList();
          for (SavedTable table : tables) {
            empty(connection, "kept." + table.name());
          }
          emptyAdmission(connection);
          emptyProjections(connection);
          for (SavedTable table : tables) {
            table.fill(connection, copy);
          }
          if (otherTopics) {
            letTopicsBeOthers(connection);
            letBrokerBeAnother(connection);
          }
          for (SavedTable table : tables) {
            table.continueIdentity(connection);
          }
          note(connection, "kept restored", "copy of " + copy.at());
        });
  }

  /**
   * @param admission its tables too
   */
  public void empty(boolean admission) throws SQLException, IOException {
    inOneTransaction(
        connection -> {
          emptyProjections(connection);
          if (admission) {
            emptyAdmission(connection);
            letTopicsBeOthers(connection);
          }
          note(connection, "rebuild", admission ? "projection and admission" : "projection");
        });
  }

  /** For questions, as long as the hub does not run. */
  public JdbcTemplate database() {
    return new JdbcTemplate(database);
  }

  /**
   * @param topics with the offsets that are given up
   */
  public void noteLoss(List<String> topics) throws SQLException, IOException {
    inOneTransaction(connection -> topics.forEach(t -> note(connection, "loss accepted", t)));
  }

  /** Lets the hub take the broker that it meets next, with whatever stands on its topics. */
  public void adoptBroker() throws SQLException, IOException {
    inOneTransaction(
        connection -> {
          emptyProjections(connection);
          emptyAdmission(connection);
          letTopicsBeOthers(connection);
          letBrokerBeAnother(connection);
          note(connection, "broker adopted", "the one that is met next");
        });
  }

  /**
   * @throws UnusableCopy if it does run after all
   */
  public void refuseIfItRuns() throws SQLException {
    try (Connection connection = database.getConnection()) {
      refuseWhileTheHubRuns(connection);
    }
  }

  private void inOneTransaction(Change change) throws SQLException, IOException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        refuseWhileTheHubRuns(connection);
        change.make(connection);
        connection.commit();
      } finally {
        connection.rollback();
      }
    }
  }

  /** H2 lets in one process only; PostgreSQL tells who else is there. */
  private static void refuseWhileTheHubRuns(Connection connection) throws SQLException {
    if (Schema.isH2(connection)) {
      return;
    }
    try (PreparedStatement query =
        connection.prepareStatement(
            "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'nov-hub'")) {
      ResultSet row = query.executeQuery();
      row.next();
      if (row.getInt(1) > 0) {
        throw new UnusableCopy("The hub runs on this database. Stop it, then try again.");
      }
    }
  }

  private static void refuseOtherVersion(Copy copy, String here) throws SQLException, IOException {
    if (!copy.schemaVersion().equals(here)) {
      throw new UnusableCopy(
          "The copy is of the database's version %s, and this hub has version %s. Restore it with the hub that wrote it, or with a later one, and start that.%s"
              .formatted(
                  copy.schemaVersion(),
                  here,
                  copy.hub().isPresent()
                      ? ""
                      : " The copy does not say which Kafka belongs to it, so run 'adopt-broker' before that start if this hub has been started with the same topics before."));
    }
  }

  private static void emptyProjections(Connection connection) throws SQLException {
    for (String table : Schema.projections(connection)) {
      empty(connection, "projection." + table);
    }
  }

  /**
   * What is kept stays, and what it was read from may be gone: at the next start the hub sees how
   * far the topics go now, and reads on from there at the latest ({@code Projecting}).
   */
  private static void letTopicsBeOthers(Connection connection) throws SQLException {
    try (Statement positions = connection.createStatement()) {
      positions.executeUpdate(
          "UPDATE kept.progress SET next_offset = -next_offset - 1 WHERE next_offset >= 0");
    }
  }

  /** Of a database that has known none yet too. */
  private void letBrokerBeAnother(Connection connection) throws SQLException {
    try (Statement known = connection.createStatement()) {
      known.executeUpdate("DELETE FROM kept.known_topic");
      if (known.executeUpdate("UPDATE kept.known_broker SET cluster_id = NULL") > 0) {
        return;
      }
    }
    try (PreparedStatement first =
        connection.prepareStatement(
            "INSERT INTO kept.known_broker (hub_id, since) VALUES (?, ?)")) {
      first.setObject(1, UUID.randomUUID());
      first.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
      first.executeUpdate();
    }
  }

  private static void emptyAdmission(Connection connection) throws SQLException {
    for (String table : Schema.OF_ADMISSION) {
      empty(connection, "kept." + table);
    }
  }

  /** Not TRUNCATE, which in H2 cannot be undone. */
  static void empty(Connection connection, String table) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table)) {
      delete.executeUpdate();
    }
  }

  private void note(Connection connection, String action, String subject) {
    new AuditLog(new JdbcTemplate(new SingleConnectionDataSource(connection, true)), clock)
        .note(Actor.atTheMachine(), action, subject);
  }
}
