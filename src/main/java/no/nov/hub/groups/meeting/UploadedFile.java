package no.nov.hub.groups.meeting;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** A file as it is uploaded. It is read through once, to know what it is, and once to keep it. */
final class UploadedFile {

  private static final List<byte[]> PROGRAMS =
      List.of(
          new byte[] {'M', 'Z'},
          new byte[] {0x7f, 'E', 'L', 'F'},
          new byte[] {'#', '!'},
          new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe});

  private static final int MOST_OF_BEGIN = 4;
  private static final int PIECE = 16 * 1024;

  private final InputStream content;
  private final String sha256;
  private final int size;
  private final byte[] begin;

  private UploadedFile(InputStream content, String sha256, int size, byte[] begin) {
    this.content = content;
    this.sha256 = sha256;
    this.size = size;
    this.begin = begin;
  }

  /**
   * @param body can be marked and reset, however long it is, so that it need not lie in memory; one
   *     that cannot is that of a request without a body
   */
  static UploadedFile of(InputStream body) throws IOException {
    InputStream content = body.markSupported() ? body : new BufferedInputStream(body);
    content.mark(Integer.MAX_VALUE);
    byte[] begin = content.readNBytes(MOST_OF_BEGIN);
    MessageDigest digest = sha256Digest();
    digest.update(begin);
    int size = begin.length;
    byte[] piece = new byte[PIECE];
    for (int count = content.read(piece); count >= 0; count = content.read(piece)) {
      digest.update(piece, 0, count);
      size += count;
    }
    content.reset();
    return new UploadedFile(content, HexFormat.of().formatHex(digest.digest()), size, begin);
  }

  private static MessageDigest sha256Digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  InputStream content() {
    return content;
  }

  String sha256() {
    return sha256;
  }

  /** In bytes. */
  int size() {
    return size;
  }

  boolean isProgram() {
    return PROGRAMS.stream()
        .anyMatch(
            program ->
                begin.length >= program.length
                    && Arrays.equals(begin, 0, program.length, program, 0, program.length));
  }
}
