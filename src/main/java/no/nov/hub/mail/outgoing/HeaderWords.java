package no.nov.hub.mail.outgoing;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import no.nov.hub.platform.message.PlainText;

/** Words in a header (RFC 2047), such that every reader shows just these. */
public final class HeaderWords {

  /** How an encoded word begins. What looks like one in a text would be read as one. */
  private static final String ENCODED = "=?";

  /** Sixty characters of base64; an encoded word has at most 75 (RFC 2047, section 2). */
  private static final int MOST_BYTES = 45;

  private HeaderWords() {}

  public static String of(String text) {
    String line = PlainText.oneLine(text);
    try {
      return line.contains(ENCODED)
          ? encoded(line)
          : MimeUtility.fold(9, MimeUtility.encodeText(line, "UTF-8", "Q"));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("UTF-8 is always there", e);
    }
  }

  public static String mailbox(String name, String address) {
    String line = PlainText.oneLine(name);
    if (line.contains(ENCODED)) {
      return encoded(line) + "\r\n <" + address + ">";
    }
    try {
      return new InternetAddress(address, line, "UTF-8").toString();
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("UTF-8 is always there", e);
    }
  }

  /** The library encodes nothing that is ASCII already. */
  private static String encoded(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            character -> {
              if (bytes(piece + character).length > MOST_BYTES) {
                words.add(word(piece.toString()));
                piece.setLength(0);
              }
              piece.append(character);
            });
    words.add(word(piece.toString()));
    return String.join("\r\n ", words);
  }

  private static String word(String piece) {
    return ENCODED + "UTF-8?B?" + Base64.getEncoder().encodeToString(bytes(piece)) + "?=";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
