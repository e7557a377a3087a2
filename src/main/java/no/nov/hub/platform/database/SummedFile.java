package no.nov.hub.platform.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * H2's file, of which nothing is read that differs from what was written: H2 itself has no
 * checksums of what its pages hold, and would take a flipped byte for a row.
 */
final class SummedFile extends FileBaseDefault {

  private static final Logger LOG = LoggerFactory.getLogger(SummedFile.class);

  /** H2 writes whole blocks of this size. */
  private static final int BLOCK = 4096;

  private static final int AT_ONCE = 256;

  /**
   * A start looks at what it can in this time; the rest is looked at when it is used, and nightly.
   */
  static final Duration AT_START = Duration.ofSeconds(5);

  private static final Set<SummedFile> IN_USE = ConcurrentHashMap.newKeySet();
  private static final Map<Path, String> DAMAGES = new ConcurrentHashMap<>();

  private final String where;
  private final FileChannel file;
  private final Duration atStart;
  private volatile Sums sums;
  private volatile DamagedFile damage;

  SummedFile(String where, FileChannel file, Duration atStart) {
    this.where = where;
    this.file = file;
    this.atStart = atStart;
  }

  /** What has been found since that file was opened, in a sentence. */
  static Optional<String> damage(Path path) {
    return Optional.ofNullable(DAMAGES.get(real(path)));
  }

  /** Reads every open file from its beginning to its end. */
  static void lookAtAll() {
    for (SummedFile each : IN_USE) {
      try {
        each.look(Duration.ofDays(1));
      } catch (IOException e) {
        LOG.warn("{} could not be looked at: {}", each.where, e.toString());
      }
    }
  }

  /** H2 asks for it before it reads: whoever has the file in use keeps its checksums. */
  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    FileLock lock = file.tryLock(position, size, shared);
    if (lock != null) {
      check();
    }
    return lock;
  }

  private void check() throws IOException {
    try {
      sums = Sums.open(where, blocks(file.size()));
      if (sums.damaged() != Sums.NOWHERE) {
        LOG.warn("{} was found damaged before: block {} is looked at first", where, sums.damaged());
        refuseUnlessBeingWritten(sums.damaged());
      }
      sums.begin();
      look(atStart);
      DAMAGES.remove(path());
      IN_USE.add(this);
    } catch (DamagedFile e) {
      DAMAGES.put(path(), e.getMessage());
      throw e;
    }
  }

  private void look(Duration patience) throws IOException {
    long latest = System.nanoTime() + patience.toNanos();
    int end = blocks(file.size());
    for (int from = 0; from < end && System.nanoTime() - latest < 0; from += AT_ONCE) {
      int to = Math.min(end, from + AT_ONCE);
      read(from, to);
      learn(from, to);
    }
  }

  /** What has no checksum gets one. Who writes holds this lock, so nothing is half written. */
  private synchronized void learn(int from, int to) throws IOException {
    int end = Math.min(to, blocks(file.size())); // It may have become shorter.
    for (int block = from; block < end; block++) {
      if (sums.at(block) == Sums.NONE) {
        sums.set(block, new int[] {Sums.of(fromDisk(block, block + 1))});
      }
    }
  }

  private Path path() {
    return real(Path.of(where));
  }

  /** One path for one file, whichever links lead to it. */
  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize(); // There is no such file, or not any longer.
    }
  }

  private static int blocks(long size) {
    return Math.toIntExact((size + BLOCK - 1) / BLOCK);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    if (sums == null) {
      return file.read(target, position);
    }
    int from = Math.toIntExact(position / BLOCK);
    int wanted = (int) Math.min(target.remaining(), (long) AT_ONCE * BLOCK - position % BLOCK);
    if (wanted == 0) {
      return 0;
    }
    ByteBuffer blocks = read(from, blocks(position + wanted));
    int skipped = (int) (position - (long) from * BLOCK);
    int length = Math.min(wanted, blocks.limit() - skipped);
    if (length <= 0) {
      return -1;
    }
    target.put(blocks.slice(skipped, length));
    return length;
  }

  /** Whole blocks, each as it was written. */
  private ByteBuffer read(int from, int to) throws IOException {
    refuseIfDamaged();
    ByteBuffer blocks = fromDisk(from, to);
    for (int block = from; block < blocks(blocks.limit()) + from; block++) {
      if (differs(block, slice(blocks, block - from))) {
        refuseUnlessBeingWritten(block);
      }
    }
    return blocks;
  }

  private ByteBuffer fromDisk(int from, int to) throws IOException {
    ByteBuffer blocks = ByteBuffer.allocate((to - from) * BLOCK);
    long start = (long) from * BLOCK;
    while (blocks.hasRemaining() && file.read(blocks, start + blocks.position()) >= 0) {
      // Until all is there, or the file ends.
    }
    return blocks.flip();
  }

  private static ByteBuffer slice(ByteBuffer blocks, int index) {
    int start = index * BLOCK;
    return blocks.slice(start, Math.min(BLOCK, blocks.limit() - start));
  }

  private boolean differs(int block, ByteBuffer content) {
    int sum = sums.at(block);
    return sum != Sums.NONE && sum != Sums.of(content);
  }

  /** Who writes holds this lock; a block that was overwritten meanwhile is looked at once more. */
  private synchronized void refuseUnlessBeingWritten(int block) throws IOException {
    if (differs(block, fromDisk(block, block + 1))) {
      damage = new DamagedFile(where, "block %d is not as it was written".formatted(block));
      DAMAGES.put(path(), damage.getMessage());
      LOG.error(damage.getMessage());
      noteDamage(block);
      throw damage;
    }
  }

  private void noteDamage(int block) {
    try {
      file.force(true); // What was written before is to agree with its checksums.
      sums.noteDamage(block);
    } catch (IOException e) {
      damage.addSuppressed(e);
    }
  }

  private void refuseIfDamaged() throws DamagedFile {
    if (damage != null) {
      throw damage;
    }
  }

  @Override
  public synchronized int write(ByteBuffer source, long position) throws IOException {
    if (sums == null) {
      return file.write(source, position);
    }
    refuseIfDamaged();
    int length = source.remaining();
    if (position % BLOCK != 0 || length % BLOCK != 0) {
      throw new IOException("H2 writes blocks of another size than is known here");
    }
    int from = Math.toIntExact(position / BLOCK);
    int to = blocks(position + length);
    int[] written = new int[to - from];
    ByteBuffer content = source.slice();
    for (int i = 0; i < written.length; i++) {
      written[i] = Sums.of(slice(content, i));
    }
    sums.forget(from, to);
    while (source.hasRemaining()) {
      file.write(source, position + length - source.remaining());
    }
    sums.set(from, written);
    return length;
  }

  @Override
  protected synchronized void implTruncate(long size) throws IOException {
    file.truncate(size);
    if (sums != null) {
      sums.truncate(blocks(size));
    }
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public void force(boolean metaData) throws IOException {
    file.force(metaData);
    if (sums != null) {
      sums.force();
    }
  }

  @Override
  protected void implCloseChannel() throws IOException {
    IN_USE.remove(this);
    Sums left = sums;
    try (file;
        left) {
      if (left != null) {
        file.force(true); // Before its checksums say that it is complete.
        left.leave(blocks(file.size()));
      }
    }
  }

  @Override
  public String toString() {
    return where;
  }
}
