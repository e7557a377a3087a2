package no.nov.hub.platform.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.RecordBatch;

/**
 * Looks through the files of topics, and changes nothing. Kafka does so by itself only after a
 * crash; after an orderly stop it believes that they are as it left them.
 */
final class TopicFiles {

  private static final String PARTITION = "-0";
  private static final String SEGMENT = ".log";

  private TopicFiles() {}

  /**
   * In the order of their names, without the controller's own log, which Kafka looks through at
   * each start.
   */
  static List<DamagedTopic> damaged(Path directory) {
    return listed(directory).stream()
        .filter(Files::isDirectory)
        .filter(folder -> isPartition(name(folder)))
        .flatMap(folder -> damage(folder).stream())
        .toList();
  }

  private static boolean isPartition(String name) {
    return name.endsWith(PARTITION) && !name.equals(BrokerStorage.METADATA);
  }

  private static Optional<DamagedTopic> damage(Path folder) {
    Position position = new Position();
    String name = name(folder);
    return listed(folder).stream()
            .filter(file -> name(file).endsWith(SEGMENT))
            .anyMatch(file -> !position.passes(file))
        ? Optional.of(
            new DamagedTopic(name.substring(0, name.length() - PARTITION.length()), position.next))
        : Optional.empty();
  }

  private static List<Path> listed(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  /** How far a topic is whole. */
  private static final class Position {

    private long next;

    /** Whether the segment is whole. */
    boolean passes(Path segment) {
      long bytes = 0;
      try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
        for (RecordBatch batch : records.batches()) {
          batch.ensureValid();
          next = batch.nextOffset();
          bytes += batch.sizeInBytes();
        }
        return bytes == records.sizeInBytes(); // Otherwise it ends within a batch.
      } catch (KafkaException e) {
        return false; // Whatever is wrong with it: nobody can read it.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
