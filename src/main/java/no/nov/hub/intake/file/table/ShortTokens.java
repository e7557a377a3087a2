package no.nov.hub.intake.file.table;

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

  private int length;

  /** What ends a comment, an instruction, a literal or a value, and {@link #NONE} outside them. */
  private int end = NONE;

  /** How many of it came last, one after the other. */
  private int ends;

  private boolean begins;
  private boolean inTag;

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
    } else if (end == '"' || end == '\'') {
      end = b == end ? NONE : end;
    } else if (end != NONE) {
      endAside(b);
    } else if (b == '<') {
      length = 0;
      begins = true;
    } else if (b == '>') {
      length = 0;
      inTag = false;
    } else if (inTag && (b == '"' || b == '\'')) {
      end = b;
    }
    if (++length > MOST) {
      throw new IOException("A part of the markup is too long");
    }
  }

  private void begin(int b) {
    if (b == '?' || b == '[' || b == '-') {
      end = b == '[' ? ']' : b;
      ends = b == '-' ? -1 : 0; // The second dash of a comment still belongs to its beginning.
      begins = false;
    } else {
      begins = b == '!';
      inTag = !begins;
    }
  }

  private void endAside(int b) {
    if (b == '>' && ends >= (end == '?' ? 1 : 2)) {
      end = NONE;
      length = 0;
    }
    ends = b == end ? ends + 1 : 0;
  }
}
