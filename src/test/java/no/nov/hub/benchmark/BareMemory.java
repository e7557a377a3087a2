package no.nov.hub.benchmark;

import java.nio.charset.StandardCharsets;
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
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.transport.Received;
import no.nov.hub.platform.transport.TopicReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who has sent what, by plain JDBC in the hub's database: one query and one batched insert for each
 * batch, and how far the receipts are known, in the same transaction. Without it a repeat would be
 * admitted; without the catching up, one whose first admission a crash kept from the database.
 */
final class BareMemory implements AutoCloseable {

  private final Connection database;
  private final PreparedStatement recall;
  private final PreparedStatement keep;
  private final PreparedStatement reach;

  BareMemory(Path directory) throws SQLException {
    database =
        DriverManager.getConnection(
            "jdbc:h2:file:" + directory.resolve("bare").toAbsolutePath() + ";WRITE_DELAY=0");
    try (Statement statement = database.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS admitted (message_key VARCHAR(240) PRIMARY KEY, hash VARCHAR(64) NOT NULL, receipt_id UUID NOT NULL)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS progress (topic VARCHAR(64) PRIMARY KEY, next_offset BIGINT NOT NULL)");
    }
    database.setAutoCommit(false);
    recall =
        database.prepareStatement(
            "SELECT message_key, hash, receipt_id FROM admitted WHERE message_key = ANY(?)");
    keep =
        database.prepareStatement(
            "INSERT INTO admitted (message_key, hash, receipt_id) VALUES (?, ?, ?)");
    reach = database.prepareStatement("MERGE INTO progress (topic, next_offset) VALUES (?, ?)");
  }

  Map<String, BareDoor.Known> recall(Collection<String> keys) throws SQLException {
    recall.setArray(1, database.createArrayOf("varchar", keys.toArray()));
    Map<String, BareDoor.Known> known = new HashMap<>();
    try (ResultSet rows = recall.executeQuery()) {
      while (rows.next()) {
        known.put(
            rows.getString(1),
            new BareDoor.Known(rows.getString(2), rows.getObject(3, UUID.class)));
      }
    }
    return known;
  }

  /**
   * @param reached the next offset of each receipts topic
   */
  void keep(Map<String, BareDoor.Known> admitted, Map<String, Long> reached) throws SQLException {
    for (Map.Entry<String, BareDoor.Known> each : admitted.entrySet()) {
      keep.setString(1, each.getKey());
      keep.setString(2, each.getValue().hash());
      keep.setObject(3, each.getValue().receiptId());
      keep.addBatch();
    }
    keep.executeBatch();
    for (Map.Entry<String, Long> each : reached.entrySet()) {
      reach.setString(1, each.getKey());
      reach.setLong(2, each.getValue());
      reach.addBatch();
    }
    reach.executeBatch();
    database.commit();
  }

  /** Reads the receipts that a crash has kept from the database. */
  void catchUp(TopicReader reader) throws SQLException {
    Map<String, Long> from = new HashMap<>();
    Load.SENDERS.forEach(sender -> from.put(Topics.receipts(sender), 0L));
    try (Statement statement = database.createStatement();
        ResultSet rows = statement.executeQuery("SELECT topic, next_offset FROM progress")) {
      while (rows.next()) {
        from.put(rows.getString(1), rows.getLong(2));
      }
    }
    Map<String, BareDoor.Known> missed = new HashMap<>();
    Map<String, Long> reached = reader.readToEnd(from, receipt -> learn(receipt, missed));
    keep(missed, reached);
  }

  private static void learn(Received receipt, Map<String, BareDoor.Known> missed) {
    String hash = receipt.header(BareDoor.HASH);
    if (hash != null) {
      String id = JsonMapper.shared().readTree(receipt.value()).at("/data/messageId").asString();
      UUID receiptId = UUID.fromString(new String(receipt.key(), StandardCharsets.UTF_8));
      missed.put(
          Topics.participantOf(receipt.topic()) + "/" + id, new BareDoor.Known(hash, receiptId));
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
