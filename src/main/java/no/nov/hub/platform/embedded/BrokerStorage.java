package no.nov.hub.platform.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's directory, claimed for this process alone. */
final class BrokerStorage implements AutoCloseable {

  private static final String IDENTITY = "meta.properties";
  static final String METADATA = "__cluster_metadata-0";

  /** By these Kafka believes that files are as it left them. */
  private static final List<String> SIGNS_OF_ORDER =
      List.of(".kafka_cleanshutdown", "recovery-point-offset-checkpoint");

  private final Path directory;
  private final FileChannel lock;

  private BrokerStorage(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Kafka's own {@code .lock} comes too late: in combined mode it is taken by the broker's log
   * manager, after the controller has opened the metadata log and may already write to it.
   */
  static BrokerStorage claim(Path directory) {
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(
              directory.resolve("hub.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw BrokerNotStarted.yet(
            "Another hub runs, or is just stopping, on %s: stop it and wait until it has ended, or set hub.data to another directory."
                .formatted(directory));
      }
      return new BrokerStorage(directory, channel);
    } catch (IOException e) {
      throw new BrokerNotStarted(
          "The broker's directory %s cannot be written (%s): give the hub's user the right to, or set hub.data to another directory."
              .formatted(directory, e),
          e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // held by a broker in this very process
    }
  }

  Path identity() {
    return directory.resolve(IDENTITY);
  }

  /**
   * Lets Kafka look through every file at its next start, and cut each off where it is damaged.
   *
   * @return which it will cut off
   */
  List<DamagedTopic> distrust() {
    List<DamagedTopic> damaged = TopicFiles.damaged(directory);
    try {
      for (String sign : SIGNS_OF_ORDER) {
        Files.deleteIfExists(directory.resolve(sign));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return damaged;
  }

  /** What keeps the broker from reading its files, with the ways out; empty if they are whole. */
  Optional<String> damage() {
    List<DamagedTopic> damaged = TopicFiles.damaged(directory);
    if (damaged.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        "The embedded broker cannot read its files: %s. Put back a whole copy of the directory %s, of the same day as the database. If there is none, 'accept-loss' cuts each such topic off where the damage begins, numbers on from what the hub remembers, and says who has to send again."
            .formatted(
                damaged.stream().map(DamagedTopic::toString).collect(Collectors.joining("; ")),
                directory));
  }

  /** Formats an empty directory and leaves a formatted one alone. */
  void prepare() {
    boolean formatted = Files.exists(identity());
    boolean metadata = Files.exists(directory.resolve(METADATA));
    if (!formatted && (metadata || holdsPartitions())) {
      throw incomplete(IDENTITY);
    }
    if (formatted && !metadata && holdsPartitions()) {
      throw incomplete(METADATA);
    }
    if (!formatted) {
      format();
    }
  }

  /** Started like that, Kafka would take the topics for strays of another cluster, delete them. */
  private BrokerNotStarted incomplete(String missing) {
    return new BrokerNotStarted(
        "The broker's directory %s holds topics but no %s: restore the whole directory from a copy, or move it away to begin with an empty one."
            .formatted(directory, missing));
  }

  private boolean holdsPartitions() {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .anyMatch(name -> name.matches(".+-\\d+") && !name.equals(METADATA));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void format() {
    try (PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silence)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerSettings.NODE)
          .setControllerListenerName(BrokerListeners.Listener.CONTROLLER.name())
          .setDirectories(List.of(directory.toString()))
          .setMetadataLogDirectory(directory.toString())
          .run();
    } catch (Exception e) {
      throw BrokerNotStarted.yet(
          "The broker's directory %s cannot be prepared (%s): free space, or empty the directory."
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
