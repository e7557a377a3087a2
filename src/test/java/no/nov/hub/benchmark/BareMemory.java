package no.nov.hub.benchmark;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Who has sent what, by plain JDBC in the hub's database: one query and one batched insert for each
 * batch. Without it a repeat would be admitted.
 */
final class BareMemory implements AutoCloseable {

  private final Connection database;
  private final PreparedStatement recall;
  private final PreparedStatement keep;

  BareMemory(Path directory) throws SQLException {
    database =
        DriverManager.getConnection(
            "jdbc:h2:file:" + directory.resolve("bare").toAbsolutePath() + ";WRITE_DELAY=0");
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE admitted (message_key VARCHAR(240) PRIMARY KEY, receipt_id UUID NOT NULL)");
    }
    database.setAutoCommit(false);
    recall =
        database.prepareStatement(
            "SELECT message_key, receipt_id FROM admitted WHERE message_key = ANY(?)");
    keep =
        database.prepareStatement("INSERT INTO admitted (message_key, receipt_id) VALUES (?, ?)");
  }

  Map<String, UUID> recall(Collection<String> keys) throws SQLException {
    recall.setArray(1, database.createArrayOf("varchar", keys.toArray()));
    Map<String, UUID> known = new HashMap<>();
    try (ResultSet rows = recall.executeQuery()) {
      while (rows.next()) {
        known.put(rows.getString(1), rows.getObject(2, UUID.class));
      }
    }
    return known;
  }

  void keep(Map<String, UUID> admitted) throws SQLException {
    for (Map.Entry<String, UUID> each : admitted.entrySet()) {
      keep.setString(1, each.getKey());
      keep.setObject(2, each.getValue());
      keep.addBatch();
    }
    keep.executeBatch();
    database.commit();
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
