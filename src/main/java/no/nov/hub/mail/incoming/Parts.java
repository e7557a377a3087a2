package no.nov.hub.mail.incoming;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.nov.hub.intake.file.calendar.MailedCalendar;

/**
 * The parts of a mail in one row, in their order. A mail inside the mail (returned, forwarded) is a
 * part like any other and is not opened. Nested deeper, or more in number, than any program writes,
 * the rest is left out; so is what cannot be read.
 */
record Parts(List<Leaf> leaves) {

  private static final int DEEPEST = 20;
  private static final int MOST = 500;
  private static final Pattern TYPE =
      Pattern.compile("\\s*([\\w.+-]+/[\\w.+-]+).*", Pattern.DOTALL);

  static Parts of(Part root) {
    List<Leaf> leaves = new ArrayList<>();
    collect(root, 0, leaves);
    return new Parts(leaves);
  }

  Stream<Leaf> ofType(String type) {
    return leaves.stream().filter(leaf -> leaf.type().equals(type));
  }

  private static void collect(Part part, int depth, List<Leaf> leaves) {
    Leaf leaf = new Leaf(part);
    if (!leaf.type().startsWith("multipart/")) {
      leaves.add(leaf);
    } else if (depth < DEEPEST) {
      for (Part child : children(part)) {
        if (leaves.size() < MOST) {
          collect(child, depth + 1, leaves);
        }
      }
    }
  }

  private static List<Part> children(Part part) {
    List<Part> children = new ArrayList<>();
    try {
      MimeMultipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
      for (int i = 0; i < Math.min(MOST, multipart.getCount()); i++) {
        children.add(multipart.getBodyPart(i));
      }
      return children;
    } catch (MessagingException e) {
      // Cut off or without its boundary: what was found before that is all there is.
      return children;
    }
  }

  /** One part that has content of its own. */
  record Leaf(Part part) {

    /** Lower case, such as {@code text/calendar}; {@code text/plain} if it does not say. */
    String type() {
      String given = contentType();
      Matcher type = TYPE.matcher(given);
      return type.matches() ? type.group(1).toLowerCase(Locale.ROOT) : "text/plain";
    }

    /** Of Content-Type, or empty. */
    String parameter(String name) {
      try {
        return Optional.ofNullable(new ContentType(contentType()).getParameter(name)).orElse("");
      } catch (ParseException e) {
        return "";
      }
    }

    private String contentType() {
      try {
        return Optional.ofNullable(part.getContentType()).orElse("");
      } catch (MessagingException e) {
        return "";
      }
    }

    /** Decoded and without any path; empty if it has none. */
    String fileName() {
      try {
        String name = part.getFileName();
        String decoded = name == null ? "" : MimeUtility.decodeText(RawText.of(name)).strip();
        return decoded.substring(Math.max(decoded.lastIndexOf('/'), decoded.lastIndexOf('\\')) + 1);
      } catch (MessagingException | IOException e) {
        return "";
      }
    }

    /** Without angle brackets, or empty. */
    String contentId() {
      return header("Content-ID").replaceAll("[<>\\s]", "");
    }

    /** Shown within the text, as logos are. */
    boolean isInline() {
      String disposition = header("Content-Disposition").toLowerCase(Locale.ROOT);
      return disposition.startsWith("inline")
          || (!disposition.startsWith("attachment") && !contentId().isEmpty());
    }

    private String header(String name) {
      try {
        String[] values = part.getHeader(name);
        return values == null ? "" : values[0].strip();
      } catch (MessagingException e) {
        return "";
      }
    }

    boolean endsWith(String ending) {
      return fileName().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /** Empty if the encoding is unknown or broken. */
    Optional<byte[]> bytes() {
      try (InputStream content = part.getInputStream()) {
        return Optional.of(content.readAllBytes());
      } catch (MessagingException | IOException e) {
        return Optional.empty();
      }
    }

    /** By the charset that it names, or by what the bytes look like if that is wrong. */
    Optional<String> text() {
      return bytes()
          .flatMap(
              bytes ->
                  charset()
                      .map(charset -> new String(bytes, charset))
                      .or(() -> MailedCalendar.text(bytes)));
    }

    /** Put together byte by byte, since programs fold in the middle of a character. */
    Optional<MailedCalendar> calendar() {
      return bytes()
          .map(
              bytes ->
                  charset()
                      .map(charset -> new String(bytes, charset).getBytes(StandardCharsets.UTF_8))
                      .orElse(bytes))
          .flatMap(MailedCalendar::read);
    }

    private Optional<Charset> charset() {
      String name = parameter("charset");
      try {
        return Optional.of(name)
            .filter(given -> !given.isEmpty())
            .map(given -> Charset.forName(MimeUtility.javaCharset(given)))
            .filter(charset -> !charset.equals(StandardCharsets.UTF_8))
            .filter(charset -> !charset.equals(StandardCharsets.US_ASCII));
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        return Optional.empty();
      }
    }
  }
}
