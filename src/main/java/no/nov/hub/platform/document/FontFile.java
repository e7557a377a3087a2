package no.nov.hub.platform.document;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * A font without its ligatures: where “fi” is one glyph, whoever copies or searches the text of a
 * document gets a sign that is on no keyboard.
 */
final class FontFile {

  private static final byte[] SUBSTITUTIONS = "GSUB".getBytes(StandardCharsets.US_ASCII);
  private static final int TABLE_COUNT = 4;
  private static final int FIRST_TABLE = 12;
  private static final int TABLE_LENGTH = 16;

  private final byte[] bytes;
  private final CmapLookup glyphs;

  FontFile(String resource) {
    try (InputStream in = FontFile.class.getResourceAsStream(resource)) {
      bytes = withoutSubstitutions(in.readAllBytes());
      try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(bytes))) {
        glyphs = font.getUnicodeCmapLookup();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  CmapLookup glyphs() {
    return glyphs;
  }

  /** The table gets a name under which nobody looks for it. */
  private static byte[] withoutSubstitutions(byte[] font) {
    int tables = ByteBuffer.wrap(font).getShort(TABLE_COUNT);
    for (int i = 0; i < tables; i++) {
      int at = FIRST_TABLE + i * TABLE_LENGTH;
      if (Arrays.equals(
          font, at, at + SUBSTITUTIONS.length, SUBSTITUTIONS, 0, SUBSTITUTIONS.length)) {
        font[at] = 'X';
      }
    }
    return font;
  }
}
