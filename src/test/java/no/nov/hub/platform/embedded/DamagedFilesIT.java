package no.nov.hub.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that were damaged while the broker was stopped in order, so that it believes in them. */
class DamagedFilesIT {

  private static final String INBOX = "nov.inbox.drammen";

  @TempDir Path directory;

  @BeforeEach
  void three_messages_and_an_orderly_stop() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerClients.settings(directory));
        BrokerClients hub = BrokerClients.hub(broker)) {
      hub.createTopic(INBOX);
      hub.write(INBOX, "first");
      hub.write(INBOX, "second");
      hub.write(INBOX, "third");
    }
  }

  @Test
  void a_topic_that_kafka_cannot_read_is_named_with_the_ways_out_and_repaired() throws Exception {
    try (FileChannel file = log()) {
      file.write(ByteBuffer.allocate(20), file.size() * 2 / 3 - 5); // From the end of the second.
    }

    assertThatThrownBy(() -> EmbeddedBroker.start(BrokerClients.settings(directory)))
        .isInstanceOf(BrokerNotStarted.class)
        .hasMessageContaining("cannot read its files: nov.inbox.drammen is whole only up to 1.")
        .hasMessageContaining("Put back a whole copy of the directory " + directory)
        .hasMessageContaining("'accept-loss'")
        .hasMessageNotContaining("Exception");
    repairedAfter("first");
  }

  @Test
  void a_topic_that_ends_within_a_record_is_repaired() throws Exception {
    try (FileChannel file = log()) {
      file.truncate(file.size() - 5);
    }

    repairedAfter("first", "second");
  }

  /** Also for the next start, which looks at nothing again. */
  private void repairedAfter(String... left) throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.repair(BrokerClients.settings(directory));
        BrokerClients hub = BrokerClients.hub(broker)) {
      assertThat(broker.damaged()).containsExactly(new DamagedTopic(INBOX, left.length));
      assertThat(hub.read(INBOX)).containsExactly(left);
      hub.write(INBOX, "next");
    }
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerClients.settings(directory));
        BrokerClients hub = BrokerClients.hub(broker)) {
      assertThat(hub.read(INBOX)).startsWith(left).endsWith("next").hasSize(left.length + 1);
    }
  }

  private FileChannel log() throws IOException {
    return FileChannel.open(
        directory.resolve("kafka").resolve(INBOX + "-0").resolve("00000000000000000000.log"),
        StandardOpenOption.WRITE);
  }
}
