package no.nov.hub.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An honest file is never called damaged, and known damage is never forgotten. */
class SumsTest {

  private static final int BLOCK = 4096;
  private static final int BLOCKS = 2_000;

  @TempDir Path directory;
  private Path data;
  private Path sums;

  @BeforeEach
  void fill() throws IOException {
    data = directory.resolve("hub.mv.db");
    sums = directory.resolve("hub.mv.db" + Sums.SUFFIX);
    try (SummedFile file = open(Duration.ZERO)) {
      for (int block = 0; block < BLOCKS; block++) {
        file.write(block(block), (long) block * BLOCK);
      }
    }
  }

  @Test
  void an_honest_file_is_whole_after_the_machine_stopped_and_an_orderly_end_followed()
      throws IOException {
    header("open another-boot");
    open(Duration.ZERO).close(); // None of its blocks was looked at, so none has a checksum.

    assertThatEachBlockIsAsItWas();
    flip(7);
    assertThatThrownBy(this::assertThatEachBlockIsAsItWas).hasStackTraceContaining("block 7");
  }

  @Test
  void an_honest_file_is_whole_though_its_checksums_are_more_or_less_than_it_has_blocks()
      throws IOException {
    for (int difference : new int[] {-1_500, -1, 3, 5_000}) {
      header("open " + Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
      try (RandomAccessFile file = new RandomAccessFile(sums.toFile(), "rw")) {
        long end = 128 + (BLOCKS + difference) * 4L;
        if (difference < 0) {
          file.setLength(end);
        } else {
          file.seek(end - 4);
          file.writeInt(12);
        }
      }
      open(Duration.ZERO).close();

      assertThatEachBlockIsAsItWas();
    }
  }

  @Test
  void an_honest_file_is_whole_after_the_disk_refused_its_last_blocks() throws IOException {
    header("open " + Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip());
    try (Sums open = Sums.open(data.toString(), BLOCKS)) {
      open.begin();
      open.forget(BLOCKS, BLOCKS + 3); // And then there was no room for what they are of.
      open.leave(BLOCKS);
    }

    assertThatEachBlockIsAsItWas();
  }

  @Test
  void the_file_is_on_the_disk_before_its_checksums_say_that_it_is_complete() throws IOException {
    List<String> states = new ArrayList<>();
    SummedFile file =
        new SummedFile(
            data.toString(),
            new Forced(
                channel(), () -> states.add(Files.readString(sums, StandardCharsets.ISO_8859_1))),
            Duration.ZERO);
    file.tryLock();
    file.close();

    assertThat(states).singleElement().asString().startsWith("nov-sums-1 open ");
    assertThat(Files.readString(sums, StandardCharsets.ISO_8859_1))
        .startsWith("nov-sums-1 closed ");
  }

  @Test
  void a_block_that_was_found_damaged_is_looked_at_first_at_each_start() throws IOException {
    flip(1_900);
    assertThatThrownBy(() -> open(SummedFile.AT_START)).hasStackTraceContaining("block 1900");

    for (int start = 0; start < 2; start++) {
      assertThatThrownBy(() -> open(Duration.ZERO)).hasStackTraceContaining("block 1900");
    }
    flip(1_900);
    assertThatEachBlockIsAsItWas();
    assertThatEachBlockIsAsItWas();
  }

  private void assertThatEachBlockIsAsItWas() throws IOException {
    try (SummedFile file = open(SummedFile.AT_START)) {
      for (int block = 0; block < BLOCKS; block++) {
        ByteBuffer read = ByteBuffer.allocate(BLOCK);
        file.read(read, (long) block * BLOCK);
        assertThat(read.flip()).isEqualTo(block(block));
      }
    }
  }

  /** As H2 does: it locks the file before it reads. */
  private SummedFile open(Duration patience) throws IOException {
    SummedFile file = new SummedFile(data.toString(), channel(), patience);
    try {
      file.tryLock();
      return file;
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private FileChannel channel() throws IOException {
    return FileChannel.open(
        data, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static ByteBuffer block(int number) {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    while (block.hasRemaining()) {
      block.putInt(number + 1);
    }
    return block.flip();
  }

  private void header(String state) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(sums.toFile(), "rw")) {
      file.write("nov-sums-1 %-117s".formatted(state).getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private void flip(int block) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(data.toFile(), "rw")) {
      file.seek((long) block * BLOCK + 5);
      int before = file.read();
      file.seek((long) block * BLOCK + 5);
      file.write(before ^ 1);
    }
  }

  private interface Act {
    void run() throws IOException;
  }

  /** Acts whenever it is forced to the disk. */
  private static final class Forced extends FileBaseDefault {

    private final FileChannel file;
    private final Act act;

    Forced(FileChannel file, Act act) {
      this.file = file;
      this.act = act;
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
      act.run();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
      return file.write(source, position);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
