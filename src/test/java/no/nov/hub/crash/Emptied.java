package no.nov.hub.crash;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** Takes from a stopped hub everything that the topics can give again. */
final class Emptied {

  private static final List<String> OF_ADMISSION =
      List.of("admitted", "held_message", "known_thing", "measured", "admission_progress");

  private Emptied() {}

  /** Schema {@code projection} and admission's tables. */
  static void tables(String url) throws SQLException {
    try (Connection database = DriverManager.getConnection(url);
        Statement statement = database.createStatement()) {
      for (String table : projections(database)) {
        statement.execute("DELETE FROM projection." + table);
      }
      for (String table : OF_ADMISSION) {
        statement.execute("DELETE FROM kept." + table);
      }
    }
  }

  private static List<String> projections(Connection database) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet found =
        database
            .getMetaData()
            .getTables(null, "projection", null, new String[] {"TABLE", "BASE TABLE"})) {
      while (found.next()) {
        tables.add(found.getString("TABLE_NAME"));
      }
    }
    return tables;
  }

  /**
   * So that the projections read from the beginning; admission finds its place by itself. A member
   * with a name stays in its group until its session has run out.
   */
  static void offsets(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      await("the sessions of the stopped hub to run out")
          .atMost(Duration.ofMinutes(1))
          .ignoreExceptionsMatching(e -> e.getCause() instanceof GroupNotEmptyException)
          .until(() -> delete(admin, groups(admin)));
    }
  }

  private static boolean delete(Admin admin, List<String> groups)
      throws ExecutionException, InterruptedException {
    admin.deleteConsumerGroups(groups).all().get();
    return true;
  }

  private static List<String> groups(Admin admin) throws ExecutionException, InterruptedException {
    return admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
        .map(group -> group.groupId())
        .filter(group -> group.startsWith("nov-hub-"))
        .toList();
  }
}
