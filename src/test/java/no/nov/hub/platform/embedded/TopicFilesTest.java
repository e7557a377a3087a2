package no.nov.hub.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.FileRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicFilesTest {

  private static final String TOPIC = "nov.inbox.drammen";

  @TempDir Path directory;

  @BeforeEach
  void two_topics_of_three_records() throws IOException {
    segment(TOPIC, 0, 3);
    segment("nov.events", 0, 3);
  }

  @Test
  void whole_topics_and_what_is_no_topic_are_not_damaged() throws IOException {
    segment(TOPIC, 3, 2);
    Files.writeString(directory.resolve("recovery-point-offset-checkpoint"), "0");
    Files.createDirectory(directory.resolve("nov.empty-0"));
    cut(segment("__cluster_metadata", 0, 3), 1);

    assertThat(TopicFiles.damaged(directory)).isEmpty();
  }

  @Test
  void a_topic_that_ends_within_a_record_is_whole_up_to_it() throws IOException {
    cut(file(TOPIC, 0), 10);

    assertThat(TopicFiles.damaged(directory)).containsExactly(new DamagedTopic(TOPIC, 2));
  }

  @Test
  void a_flipped_byte_and_zeros_are_damage_and_what_follows_does_not_count() throws IOException {
    long size = Files.size(file(TOPIC, 0));
    overwrite(file(TOPIC, 0), size / 3 * 2 - 5, 1);
    segment(TOPIC, 3, 2);
    overwrite(file("nov.events", 0), 0, 40);

    assertThat(TopicFiles.damaged(directory))
        .containsExactly(new DamagedTopic("nov.events", 0), new DamagedTopic(TOPIC, 1));
  }

  private Path segment(String topic, long from, int records) throws IOException {
    Path file = file(topic, from);
    Files.createDirectories(file.getParent());
    try (FileRecords log = FileRecords.open(file.toFile())) {
      for (long offset = from; offset < from + records; offset++) {
        byte[] value = "a record".getBytes(StandardCharsets.UTF_8);
        log.append(MemoryRecords.withRecords(offset, Compression.NONE, new SimpleRecord(value)));
      }
      log.flush();
    }
    return file;
  }

  private Path file(String topic, long from) {
    return directory.resolve(topic + "-0").resolve("%020d.log".formatted(from));
  }

  private static void cut(Path file, int bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - bytes);
    }
  }

  private static void overwrite(Path file, long from, int bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(bytes), from);
    }
  }
}
