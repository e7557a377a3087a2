package no.nov.hub.mail.person;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.springframework.jdbc.core.JdbcTemplate;

/** Looks for words in every value of every table, letters as whoever gets them reads them. */
final class EverythingKept {

  private final JdbcTemplate jdbc;

  EverythingKept(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The tables and columns in which a value has the word, in any case. */
  List<String> with(String word) {
    List<String> found = new ArrayList<>();
    for (Map<String, Object> table :
        jdbc.queryForList(
            "SELECT table_schema AS s, table_name AS t FROM information_schema.tables WHERE LOWER(table_schema) IN ('kept', 'projection')")) {
      String name = "%s.%s".formatted(table.get("s"), table.get("t")).toLowerCase(Locale.ROOT);
      jdbc.query(
          "SELECT * FROM " + name,
          row -> {
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
              Object value = row.getObject(i);
              String text = value instanceof byte[] bytes ? readable(bytes) : String.valueOf(value);
              if (text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))) {
                found.add(name + "." + row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT));
              }
            }
          });
    }
    return found.stream().distinct().sorted().toList();
  }

  private static String readable(byte[] bytes) {
    StringBuilder text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
    try {
      read(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes)),
          text);
    } catch (MessagingException | IOException e) {
      return text.toString();
    }
    return text.toString();
  }

  private static void read(Part part, StringBuilder text) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      for (int i = 0; i < parts.getCount(); i++) {
        BodyPart each = parts.getBodyPart(i);
        read(each, text);
      }
    } else if (part.getContent() instanceof String words) {
      text.append(words);
    } else if (part.getContent() instanceof java.io.InputStream stream) {
      text.append(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
