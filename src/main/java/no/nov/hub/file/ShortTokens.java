package no.nov.hub.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * XML in UTF-8 in which no tag, comment or instruction is longer than it may be: a parser holds
 * each of them in memory as a whole, before anybody is told of it.
 */
final class ShortTokens extends FilterInputStream {

  private static final int MOST = 1 << 20;

  private static final int NONE = -1;

  private int before = NONE;
  private int twoBefore = NONE;
  private int length;

  /** What ends a comment, an instruction or a literal, and {@link #NONE} outside them. */
  private int end = NONE;

  private boolean begins;

  ShortTokens(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int b = super.read();
    if (b >= 0) {
      take(b);
    }
    return b;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) throws IOException {
    int read = super.read(buffer, offset, count);
    for (int i = 0; i < read; i++) {
      take(buffer[offset + i] & 0xFF);
    }
    return read;
  }

  private void take(int b) throws IOException {
    if (begins) {
      begin(b);
    } else if (end != NONE) {
      endAside(b);
    } else if (b == '<') {
      length = 0;
      begins = true;
    } else if (b == '>') {
      length = 0;
    }
    if (++length > MOST) {
      throw new IOException("A part of the markup is too long");
    }
    twoBefore = before;
    before = b;
  }

  private void begin(int b) {
    if (b == '?') {
      end = '?';
      begins = false;
    } else if (b == '[' || b == '-') {
      end = b == '-' ? '-' : ']';
      begins = false;
    } else {
      begins = b == '!';
    }
  }

  private void endAside(int b) {
    if (b == '>' && before == end && (end == '?' || twoBefore == end)) {
      end = NONE;
      length = 0;
    }
  }
}
