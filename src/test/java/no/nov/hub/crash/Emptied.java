package no.nov.hub.crash;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListGroupsOptions;

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

  /** So that the projections read from the beginning; admission finds its place by itself. */
  static void offsets(Map<String, Object> client) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(client)) {
      List<String> groups =
          admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
              .map(group -> group.groupId())
              .filter(group -> group.startsWith("nov-hub-"))
              .toList();
      admin.deleteConsumerGroups(groups).all().get();
    }
  }
}
