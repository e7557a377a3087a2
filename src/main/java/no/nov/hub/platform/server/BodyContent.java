package no.nov.hub.platform.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * What has come of a body: in memory as long as it is small, else in a file, so that a few large
 * ones do not take the memory of all.
 */
final class BodyContent {

  /** As large as a message may be, so that only attachments and what is refused go to the disk. */
  static final int MOST_IN_MEMORY = 1 << 20;

  private static final int BEGIN = 16 * 1024;

  private FastByteArrayOutputStream memory = new FastByteArrayOutputStream(BEGIN);
  private FileChannel file;
  private long size;

  long size() {
    return size;
  }

  boolean isTooLargeForMemory(int more) {
    return file == null && size + more > MOST_IN_MEMORY;
  }

  void moveToFile() throws IOException {
    file = temporary();
    append(memory.toByteArrayUnsafe(), memory.size());
    memory = null;
  }

  void write(byte[] bytes, int count) throws IOException {
    if (file == null) {
      memory.write(bytes, 0, count);
    } else {
      append(bytes, count);
    }
    size += count;
  }

  private void append(byte[] bytes, int count) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, 0, count);
    while (left.hasRemaining()) {
      file.write(left);
    }
  }

  /**
   * Of the hub's user alone. On Unix it has no name once it is open, so that nothing of it stays.
   */
  private static FileChannel temporary() throws IOException {
    Path path = Files.createTempFile("nov-body-", null);
    return FileChannel.open(
        path,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        StandardOpenOption.DELETE_ON_CLOSE);
  }

  /** From the beginning, to which {@code mark} and {@code reset} lead back, however long it is. */
  InputStream read() {
    return file == null ? new ByteArrayInputStream(memory.toByteArrayUnsafe()) : new FromFile(file);
  }

  void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private static final class FromFile extends InputStream {

    private final FileChannel file;
    private long at;
    private long marked;

    FromFile(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = file.read(ByteBuffer.wrap(bytes, from, length), at);
      at += Math.max(0, count);
      return count;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(Integer.MAX_VALUE, file.size() - at);
    }

    @Override
    public boolean markSupported() {
      return true;
    }

    @Override
    public synchronized void mark(int most) {
      marked = at;
    }

    @Override
    public synchronized void reset() {
      at = marked;
    }
  }
}
