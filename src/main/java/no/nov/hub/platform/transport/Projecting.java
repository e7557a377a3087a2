package no.nov.hub.platform.transport;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nov.hub.platform.database.Upserts;
import no.nov.hub.platform.message.Wordless;
import no.nov.hub.platform.transport.outage.Outages;
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
  private final Upserts upserts;
  private final TransactionTemplate transactions;
  private final Parking parking;

  Projecting(JdbcTemplate jdbc, TransactionTemplate transactions, Parking parking) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
    this.transactions = transactions;
    this.parking = parking;
  }

  public void project(Projection projection, Batch batch) {
    try {
      applyTogether(projection, batch.records());
    } catch (RuntimeException e) {
      Outages.rethrow(e);
      LOG.warn(
          "A batch of {} records failed in {}; trying them one by one",
          batch.records().size(),
          projection.name(),
          Wordless.of(e));
      for (int i = 0; i < batch.records().size(); i++) {
        applyAlone(projection, batch.records(), i);
      }
    }
  }

  private void applyTogether(Projection projection, List<Received> records) {
    LostRace.again(
        () -> transactions.executeWithoutResult(status -> applyFresh(projection, records)));
  }

  private void applyFresh(Projection projection, List<Received> records) {
    Map<TopicPartition, Long> positions =
        locked(projection, records.stream().map(Projecting::partition).distinct().toList());
    Map<TopicPartition, Long> reached = new HashMap<>();
    List<Received> fresh = new ArrayList<>();
    for (Received record : records) {
      TopicPartition partition = partition(record);
      if (record.offset() >= positions.get(partition)) {
        fresh.add(record);
        positions.put(partition, record.offset() + 1);
        reached.put(partition, record.offset() + 1);
      }
    }
    if (!fresh.isEmpty()) {
      projection.apply(fresh);
      store(projection, reached);
    }
  }

  /**
   * Until the end of the transaction, for a projection that must see all that another has written
   * of these topics of one partition each, and be seen by it.
   */
  public void holdBack(Projection other, List<String> topics) {
    locked(other, topics.stream().map(topic -> new TopicPartition(topic, 0)).toList());
  }

  private static TopicPartition partition(Received record) {
    return new TopicPartition(record.topic(), record.partition());
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
      transactions.executeWithoutResult(
          status ->
              store(
                  projection,
                  Map.of(
                      new TopicPartition(record.topic(), record.partition()),
                      record.offset() + 1)));
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
   * After a rebuild that lets the topics be others than before: what was read of them is known up
   * to where they end now.
   *
   * @param ends of the topics
   */
  void readNoFurtherThan(Map<TopicPartition, Long> ends) {
    jdbc.batchUpdate(
        """
        UPDATE kept.progress SET next_offset = LEAST(-next_offset - 1, ?)
        WHERE next_offset < 0 AND topic = ? AND part = ?
        """,
        ends.entrySet().stream()
            .map(
                end ->
                    new Object[] {end.getValue(), end.getKey().topic(), end.getKey().partition()})
            .toList());
  }

  /** The next offset of each partition, by the name of the projection that reads it. */
  Map<String, Map<TopicPartition, Long>> positions() {
    Map<String, Map<TopicPartition, Long>> positions = new HashMap<>();
    jdbc.query(
        """
        SELECT projection, topic, part, next_offset FROM projection.progress
        UNION ALL SELECT projection, topic, part, next_offset FROM kept.progress
        """,
        row -> {
          positions
              .computeIfAbsent(row.getString(1), projection -> new HashMap<>())
              .put(new TopicPartition(row.getString(2), row.getInt(3)), row.getLong(4));
        });
    return positions;
  }

  /**
   * The records' positions, locked until the end of the transaction: an instance that has lost the
   * topic and does not know it yet must not apply the same records beside the one that has got it.
   */
  private Map<TopicPartition, Long> locked(Projection projection, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    jdbc.query(
        """
        SELECT topic, part, next_offset FROM %s
        WHERE projection = ? AND topic = ANY(CAST(? AS VARCHAR(100) ARRAY))
        ORDER BY topic, part FOR UPDATE
        """
            .formatted(progress(projection)),
        row -> {
          positions.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
        },
        projection.name(),
        partitions.stream().map(TopicPartition::topic).distinct().toArray(String[]::new));
    List<TopicPartition> unknown =
        partitions.stream()
            .filter(partition -> !positions.containsKey(partition))
            .sorted(comparing(TopicPartition::topic).thenComparing(TopicPartition::partition))
            .toList();
    begin(projection, unknown);
    unknown.forEach(partition -> positions.put(partition, 0L));
    return positions;
  }

  /** What is not there cannot be locked. */
  private void begin(Projection projection, List<TopicPartition> unknown) {
    jdbc.batchUpdate(
        "INSERT INTO %s (projection, topic, part, next_offset) VALUES (?, ?, ?, 0)"
            .formatted(progress(projection)),
        unknown.stream()
            .map(p -> new Object[] {projection.name(), p.topic(), p.partition()})
            .toList());
  }

  private void store(Projection projection, Map<TopicPartition, Long> positions) {
    upserts
        .into(progress(projection), positions.entrySet())
        .key("projection", each -> projection.name())
        .key("topic", each -> each.getKey().topic())
        .key("part", each -> each.getKey().partition())
        .set("next_offset", Map.Entry::getValue)
        .write();
  }

  private static String progress(Projection projection) {
    return projection.isKept() ? "kept.progress" : "projection.progress";
  }
}
