package no.nov.hub.transport;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies batches to projections: each record once, a batch in one database transaction. If a batch
 * fails and it is no outage, its records are tried one by one, and the one that fails alone is
 * parked while its neighbours pass.
 */
@Component
public class Projecting {

  private static final Logger LOG = LoggerFactory.getLogger(Projecting.class);

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Parking parking;

  Projecting(JdbcTemplate jdbc, TransactionTemplate transactions, Parking parking) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.parking = parking;
  }

  public void project(Projection projection, Batch batch) {
    try {
      applyTogether(projection, batch.records());
    } catch (RuntimeException e) {
      if (Outages.isOutage(e)) {
        throw e;
      }
      LOG.warn(
          "A batch of {} records failed in {}; trying them one by one",
          batch.records().size(),
          projection.name(),
          e);
      for (int i = 0; i < batch.records().size(); i++) {
        applyAlone(projection, batch.records(), i);
      }
    }
  }

  private void applyTogether(Projection projection, List<Received> records) {
    transactions.executeWithoutResult(
        status -> {
          Map<TopicPartition, Long> positions = positions(projection);
          Map<TopicPartition, Long> reached = new HashMap<>();
          List<Received> fresh = new ArrayList<>();
          for (Received record : records) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            if (record.offset() >= positions.getOrDefault(partition, 0L)) {
              fresh.add(record);
              positions.put(partition, record.offset() + 1);
              reached.put(partition, record.offset() + 1);
            }
          }
          if (!fresh.isEmpty()) {
            projection.apply(fresh);
            store(projection, reached);
          }
        });
  }

  private void applyAlone(Projection projection, List<Received> batch, int index) {
    Received record = batch.get(index);
    try {
      applyTogether(projection, List.of(record));
    } catch (RuntimeException e) {
      if (Outages.isOutage(e) || !isItsOwnFault(projection, batch, index)) {
        throw e;
      }
      parking.park(record, projection.name(), e);
    }
  }

  /**
   * True if another record of the batch passes, or, where there is none, the database takes a
   * change at all. Where everything fails, one record is not to blame.
   */
  private boolean isItsOwnFault(Projection projection, List<Received> batch, int index) {
    if (batch.size() == 1) {
      return tried(() -> store(projection, Map.of(new TopicPartition("none", 0), 0L)));
    }
    return batch.stream()
        .filter(other -> other != batch.get(index))
        .anyMatch(other -> tried(() -> projection.apply(List.of(other))));
  }

  /** In a transaction that leaves nothing behind. */
  private boolean tried(Runnable change) {
    try {
      transactions.executeWithoutResult(
          status -> {
            change.run();
            status.setRollbackOnly();
          });
      return true;
    } catch (RuntimeException e) {
      LOG.debug("Fails too", e);
      return false;
    }
  }

  /**
   * Locked until the end of the transaction: another instance may have read the same records before
   * the group gave their partition to this one.
   */
  private Map<TopicPartition, Long> positions(Projection projection) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    jdbc.query(
        "SELECT topic, part, next_offset FROM projection.progress WHERE projection = ? FOR UPDATE",
        row -> {
          positions.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
        },
        projection.name());
    return positions;
  }

  private void store(Projection projection, Map<TopicPartition, Long> positions) {
    jdbc.batchUpdate(
        """
        MERGE INTO projection.progress p
        USING (SELECT CAST(? AS VARCHAR(64)) AS projection, CAST(? AS VARCHAR(100)) AS topic,
                      CAST(? AS INTEGER) AS part, CAST(? AS BIGINT) AS next_offset) n
        ON p.projection = n.projection AND p.topic = n.topic AND p.part = n.part
        WHEN MATCHED THEN UPDATE SET next_offset = n.next_offset
        WHEN NOT MATCHED THEN INSERT (projection, topic, part, next_offset)
          VALUES (n.projection, n.topic, n.part, n.next_offset)
        """,
        positions.entrySet().stream()
            .map(
                e ->
                    new Object[] {
                      projection.name(), e.getKey().topic(), e.getKey().partition(), e.getValue()
                    })
            .toList());
  }
}
