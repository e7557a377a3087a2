package no.nov.hub.intake.dropfolder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import no.nov.hub.Room;
import no.nov.hub.intake.quota.QuotaForTests;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropTurnsTest {

  @TempDir Path drop;
  private long nanos;
  private DropTurns turns;

  @BeforeEach
  void turns() {
    turns =
        new DropTurns(
            QuotaForTests.quota(),
            Room.ENOUGH,
            new GrowingFiles(() -> nanos),
            new FailedFiles(() -> nanos));
  }

  private Path lay(String path) throws IOException {
    Path file = drop.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
    return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(5)));
  }

  private static void grow(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
  }

  private boolean isTaken(Path path) {
    GenericFile<File> file = new GenericFile<>();
    file.setAbsoluteFilePath(path.toString());
    file.setFileLength(path.toFile().length());
    file.setLastModified(path.toFile().lastModified());
    return turns.accept(file);
  }

  private void fail(Path file, Exception fault) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    turns.begin(file, exchange);
    exchange.setException(fault);
    exchange.getExchangeExtension().handoverCompletions().forEach(each -> each.onFailure(exchange));
  }

  private void finish(Path file) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    turns.begin(file, exchange);
    exchange
        .getExchangeExtension()
        .handoverCompletions()
        .forEach(each -> each.onComplete(exchange));
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Test
  void a_growing_file_is_passed_over_and_takes_no_place_in_the_turn() throws IOException {
    for (int i = 0; i < 20; i++) {
      Path growing = lay("drammen/vokser-%d.csv".formatted(i));
      grow(growing);
      assertThat(isTaken(growing)).isFalse();
    }

    assertThat(isTaken(lay("drammen/tall.csv"))).isTrue();
  }

  @Test
  void a_file_that_begins_to_grow_before_its_turn_is_not_read() throws IOException {
    Path file = lay("drammen/tall.csv");
    assertThat(isTaken(file)).isTrue();
    grow(file);

    assertThatThrownBy(() -> turns.begin(file, new DefaultExchange(new DefaultCamelContext())))
        .isInstanceOf(StaysInFolder.class);
  }

  @Test
  void a_file_that_fails_waits_longer_each_time_and_the_others_are_read() throws IOException {
    Path failing = lay("drammen/feiler.csv");
    Path own = lay("drammen/tall.csv");

    fail(failing, new StaysInFolder("no receipts"));
    assertThat(isTaken(failing)).isFalse();
    assertThat(isTaken(own)).isTrue();
    pass(Duration.ofSeconds(1));
    assertThat(isTaken(failing)).isTrue();

    fail(failing, new StaysInFolder("no receipts"));
    pass(Duration.ofSeconds(1));
    assertThat(isTaken(failing)).isFalse();
    pass(Duration.ofSeconds(1));
    assertThat(isTaken(failing)).isTrue();

    finish(failing);
    fail(failing, new StaysInFolder("no receipts"));
    pass(Duration.ofSeconds(1));
    assertThat(isTaken(failing)).isTrue();
  }

  @Test
  void a_file_that_was_written_tomorrow_is_read_when_it_has_stood_unchanged() throws IOException {
    Path file = lay("drammen/tall.csv");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(1))));
    assertThat(isTaken(file)).isFalse();
    pass(Duration.ofMillis(900));
    Files.writeString(file, "more", StandardOpenOption.APPEND);
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(1))));
    assertThat(isTaken(file)).isFalse();
    pass(Duration.ofMillis(900));
    assertThat(isTaken(file)).isFalse();

    pass(Duration.ofMillis(200));

    assertThat(isTaken(file)).isTrue();
    finish(file);
  }

  @Test
  void a_file_that_is_tried_three_times_at_once_has_failed_once() throws IOException {
    Path failing = lay("drammen/feiler.csv");
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    turns.begin(failing, exchange);
    turns.begin(failing, exchange);
    turns.begin(failing, exchange);

    exchange.setException(new IllegalStateException("a fault of the hub"));
    exchange.getExchangeExtension().handoverCompletions().forEach(each -> each.onFailure(exchange));
    pass(Duration.ofSeconds(1));

    assertThat(isTaken(failing)).isTrue();
  }

  @Test
  void what_kafka_does_not_take_is_not_overtaken_by_its_own_folder_but_by_others()
      throws IOException {
    Path failing = lay("drammen/a.csv");
    Path next = lay("drammen/b.csv");
    Path others = lay("modum/a.csv");

    fail(failing, new TimeoutException("Expiring 1 record(s)"));

    assertThat(isTaken(next)).isFalse();
    assertThat(isTaken(others)).isTrue();
  }
}
