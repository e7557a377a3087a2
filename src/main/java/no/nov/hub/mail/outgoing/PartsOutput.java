package no.nov.hub.mail.outgoing;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.Consumer;

/** Hands on what is written in parts of one size, of which the last may be smaller. */
final class PartsOutput extends OutputStream {

  private final byte[] part;
  private final Consumer<byte[]> parts;
  private int count;

  PartsOutput(int size, Consumer<byte[]> parts) {
    this.part = new byte[size];
    this.parts = parts;
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    int end = from + length;
    for (int at = from; at < end; ) {
      int more = Math.min(end - at, part.length - count);
      System.arraycopy(bytes, at, part, count, more);
      at += more;
      count += more;
      if (count == part.length) {
        handOn();
      }
    }
  }

  /** Hands on the rest; not at the close, which comes after a failure too. */
  void finish() {
    if (count > 0) {
      handOn();
    }
  }

  private void handOn() {
    parts.accept(Arrays.copyOf(part, count));
    count = 0;
  }
}
