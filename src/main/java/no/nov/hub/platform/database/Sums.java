package no.nov.hub.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A CRC of each block of a file, in a file of its own beside it. While a block is being written it
 * has none: a process that is killed then leaves a block that nothing is known of, never one that
 * is called damaged.
 */
final class Sums implements AutoCloseable {

  static final String SUFFIX = ".sums";

  private static final Logger LOG = LoggerFactory.getLogger(Sums.class);

  /** Of a block that nothing is known of. */
  static final int NONE = 0;

  /** No block. */
  static final int NOWHERE = -1;

  private static final int HEADER = 128;
  private static final String MAGIC = "nov-sums-1";
  private static final String OPEN = "open";
  private static final String CLOSED = "closed";
  private static final String DAMAGED = "damaged";
  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  private final FileChannel file;
  private final int damaged;
  private int[] sums;
  private int blocks;

  /** Whether the file holds what is known here, so that it can be left as closed. */
  private boolean orderly;

  private Sums(FileChannel file, int[] sums, int damaged) {
    this.file = file;
    this.sums = sums;
    this.blocks = sums.length;
    this.damaged = damaged;
  }

  /**
   * Reads them, and leaves them as they are until {@link #begin()}.
   *
   * @param where the file that they are of
   * @param blocks that it has now
   * @throws DamagedFile if they are not as they were left, or not of this file
   */
  static Sums open(String where, int blocks) throws IOException {
    FileChannel file =
        FileChannel.open(
            Path.of(where + SUFFIX),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      return file.size() > 0 ? read(where, file, blocks) : none(where, file, blocks);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  private static Sums none(String where, FileChannel file, int blocks) {
    if (blocks > 0) {
      LOG.warn("There are no checksums of {} yet: from now on it has them", where);
    }
    return new Sums(file, new int[blocks], NOWHERE);
  }

  private static Sums read(String where, FileChannel file, int blocks) throws IOException {
    String[] state = header(file).split(" ");
    int[] stored = stored(file);
    if (!state[0].equals(MAGIC) || state.length < 3) {
      throw unreadable(where);
    }
    int damaged = NOWHERE;
    switch (state[1]) {
      case CLOSED -> {
        if (!state[2].equals(of(stored)) || stored.length != blocks) {
          throw new DamagedFile(where, "it or its checksums are not as they were left");
        }
      }
      case DAMAGED -> damaged = block(where, state[2]);
      case OPEN -> {
        if (state[2].equals("unknown") || !state[2].equals(boot())) {
          // Of what was written last the machine may have kept the one file and not the other.
          LOG.warn(
              "The machine stopped while {} was open: its checksums begin anew, and damage of before is not found by them",
              where);
          file.truncate(0); // Nothing of them is taken for true, whatever happens next.
          stored = new int[0];
        }
      }
      default -> throw unreadable(where);
    }
    return new Sums(file, Arrays.copyOf(stored, blocks), damaged);
  }

  private static int block(String where, String number) throws DamagedFile {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw unreadable(where);
    }
  }

  private static DamagedFile unreadable(String where) {
    return new DamagedFile(where, "its checksums cannot be read");
  }

  private static String header(FileChannel file) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER);
    file.read(header, 0);
    return new String(header.array(), StandardCharsets.ISO_8859_1).strip();
  }

  private static int[] stored(FileChannel file) throws IOException {
    int count = (int) Math.max(0, (file.size() - HEADER) / Integer.BYTES);
    ByteBuffer bytes = ByteBuffer.allocate(count * Integer.BYTES);
    while (bytes.hasRemaining() && file.read(bytes, HEADER + bytes.position()) >= 0) {
      // Until all is there.
    }
    int[] stored = new int[count];
    bytes.flip().asIntBuffer().get(stored);
    return stored;
  }

  /** Of the machine's present run, so that a killed process is told from a machine that stopped. */
  private static String boot() {
    try {
      return Files.readString(BOOT).strip();
    } catch (IOException e) {
      return "unknown";
    }
  }

  static int of(ByteBuffer block) {
    CRC32C crc = new CRC32C();
    crc.update(block);
    int sum = (int) crc.getValue();
    return sum == NONE ? 1 : sum;
  }

  private static String of(int[] sums) {
    return Integer.toHexString(of(bytes(sums, 0, sums.length)));
  }

  private static ByteBuffer bytes(int[] sums, int from, int to) {
    ByteBuffer bytes = ByteBuffer.allocate((to - from) * Integer.BYTES);
    bytes.asIntBuffer().put(sums, from, to - from);
    return bytes;
  }

  /** The block that was found damaged before, or {@link #NOWHERE}. */
  int damaged() {
    return damaged;
  }

  /**
   * From now on they change. That they are open is on the disk before anything is written to the
   * file that they are of, and they have as many entries as it has blocks: a process may have been
   * killed between the one and the other.
   */
  synchronized void begin() throws IOException {
    note(OPEN + " " + boot());
    write(bytes(sums, 0, blocks), HEADER);
    file.truncate(end(blocks));
    file.force(true);
    orderly = true;
  }

  private static long end(int blocks) {
    return HEADER + (long) blocks * Integer.BYTES;
  }

  synchronized int at(int block) {
    return block < blocks ? sums[block] : NONE;
  }

  /** Before blocks are written. */
  void forget(int from, int to) throws IOException {
    set(from, new int[to - from]);
  }

  synchronized void set(int from, int[] values) throws IOException {
    int to = from + values.length;
    if (to > sums.length) {
      sums = Arrays.copyOf(sums, Math.max(to, sums.length + sums.length / 2));
    }
    System.arraycopy(values, 0, sums, from, values.length);
    int written = Math.min(from, blocks); // A hole before them is nothing known.
    blocks = Math.max(blocks, to);
    write(bytes(sums, written, to), end(written));
  }

  synchronized void truncate(int to) throws IOException {
    if (to < blocks) {
      file.truncate(end(to));
      Arrays.fill(sums, to, blocks, NONE);
      blocks = to;
    }
  }

  void force() throws IOException {
    file.force(false);
  }

  /** So that also the next start looks there first, whatever becomes of the machine. */
  synchronized void noteDamage(int block) throws IOException {
    orderly = false;
    note(DAMAGED + " " + block);
    file.force(true);
  }

  private void note(String state) throws IOException {
    byte[] header =
        Arrays.copyOf((MAGIC + " " + state).getBytes(StandardCharsets.ISO_8859_1), HEADER);
    Arrays.fill(header, MAGIC.length() + 1 + state.length(), HEADER, (byte) ' ');
    write(ByteBuffer.wrap(header), 0);
  }

  private void write(ByteBuffer bytes, long position) throws IOException {
    long at = position;
    try {
      while (bytes.hasRemaining()) {
        at += file.write(bytes, at);
      }
    } catch (IOException e) {
      orderly = false;
      throw e;
    }
  }

  /**
   * After an orderly end any difference is damage. On a full disk not all of them could be written;
   * then they are left as those of a process that was killed.
   *
   * @param left how many blocks the file has, less than here if the disk refused the last of them
   */
  synchronized void leave(int left) throws IOException {
    if (orderly) {
      truncate(left);
      file.force(true); // Before it is said that they are complete.
      note(CLOSED + " " + of(Arrays.copyOf(sums, blocks)));
      file.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
