package no.nov.hub.intake.file.calendar;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * How a value was made fit for old mail servers, as vCalendar 1.0 had it and some programs still
 * do.
 *
 * @param charset of what is encoded, unless it is UTF-8 after all
 */
record ValueEncoding(Kind kind, Optional<Charset> charset) {

  private static final ValueEncoding NONE = new ValueEncoding(Kind.NONE, Optional.empty());

  enum Kind {
    NONE,
    QUOTED_PRINTABLE,
    BASE64
  }

  static ValueEncoding of(CalendarLine line) {
    Kind kind = kind(line);
    return kind == Kind.NONE
        ? NONE
        : new ValueEncoding(kind, CalendarText.charset(line.parameter("CHARSET")));
  }

  private static Kind kind(CalendarLine line) {
    return switch (line.parameter("ENCODING").toUpperCase(Locale.ROOT)) {
      case "QUOTED-PRINTABLE" -> Kind.QUOTED_PRINTABLE;
      case "BASE64", "B" -> Kind.BASE64;
      default -> alone(line);
    };
  }

  /** The name of the encoding without that of the parameter. */
  private static Kind alone(CalendarLine line) {
    if (line.has("QUOTED-PRINTABLE")) {
      return Kind.QUOTED_PRINTABLE;
    }
    return line.has("BASE64") ? Kind.BASE64 : Kind.NONE;
  }

  String decoded(String value) {
    return switch (kind) {
      case NONE -> value;
      case QUOTED_PRINTABLE -> text(unquoted(value));
      case BASE64 -> base64(value);
    };
  }

  private String base64(String value) {
    try {
      return text(Base64.getMimeDecoder().decode(value.getBytes(ISO_8859_1)));
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  /** An equals sign that is not part of a code stands for itself, at the end for nothing. */
  private static byte[] unquoted(String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '=' && isCode(value, i + 1)) {
        bytes.write(Integer.parseInt(value.substring(i + 1, i + 3), 16));
        i += 2;
      } else if (c != '=' || (i + 1 < value.length() && value.charAt(i + 1) != '=')) {
        bytes.writeBytes(String.valueOf(c).getBytes(UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private static boolean isCode(String value, int at) {
    return at + 2 <= value.length()
        && Character.digit(value.charAt(at), 16) >= 0
        && Character.digit(value.charAt(at + 1), 16) >= 0;
  }

  private String text(byte[] bytes) {
    return CalendarText.decoded(bytes, charset);
  }
}
