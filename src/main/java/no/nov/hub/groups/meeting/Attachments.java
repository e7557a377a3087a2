package no.nov.hub.groups.meeting;

import java.io.ByteArrayOutputStream;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nov.hub.groups.meeting.Meeting.Attachment;
import no.nov.hub.platform.database.Upserts;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Files that were uploaded for meetings, by owner and content. */
@Component
class Attachments {

  /** Of one meeting; more than this many mail servers refuse. */
  static final long MOST_BYTES = 25L << 20;

  private static final int PART = 512 * 1024;

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final TransactionTemplate transactions;
  private final Clock clock;

  Attachments(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Part(int number, byte[] content) {}

  /** Names what was uploaded; the same content twice is one. */
  String add(String owner, byte[] content) {
    String sha256 = sha256(content);
    transactions.executeWithoutResult(
        status -> {
          addParts(owner, sha256, content);
          upserts
              .into("kept.attachment", sha256)
              .key("owner", hash -> owner)
              .key("sha256", hash -> hash)
              .once("size", hash -> content.length)
              .set("uploaded_at", hash -> clock.instant())
              .write();
        });
    return sha256;
  }

  /** One after the other: the database makes several copies of what it is given. */
  private void addParts(String owner, String sha256, byte[] content) {
    for (int at = 0; at < content.length; at += PART) {
      byte[] bytes = Arrays.copyOfRange(content, at, Math.min(at + PART, content.length));
      upserts
          .into("kept.attachment_part", new Part(at / PART, bytes))
          .key("owner", part -> owner)
          .key("sha256", part -> sha256)
          .key("part", Part::number)
          .once("content", Part::content)
          .write();
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of()
          .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(content));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** In bytes, of those that have been uploaded, by {@code owner/sha256}. */
  Map<String, Integer> sizes(Collection<Meeting> meetings) {
    String[] hashes =
        meetings.stream().flatMap(Attachments::hashes).distinct().toArray(String[]::new);
    Map<String, Integer> sizes = new HashMap<>();
    if (hashes.length > 0) {
      jdbc.query(
          "SELECT owner, sha256, size FROM kept.attachment WHERE sha256 = ANY(CAST(? AS VARCHAR(64) ARRAY))",
          row -> {
            sizes.put(row.getString(1) + "/" + row.getString(2), row.getInt(3));
          },
          (Object) hashes);
    }
    return sizes;
  }

  private static Stream<String> hashes(Meeting meeting) {
    return meeting.attachments().stream().map(Attachment::sha256);
  }

  Map<String, byte[]> contents(Meeting meeting) {
    Map<String, ByteArrayOutputStream> found = new HashMap<>();
    List<String> hashes = hashes(meeting).toList();
    jdbc.query(
        connection -> {
          PreparedStatement query =
              connection.prepareStatement(
                  """
                  SELECT sha256, content FROM kept.attachment_part
                  WHERE owner = ? AND sha256 = ANY(CAST(? AS VARCHAR(64) ARRAY))
                  ORDER BY sha256, part
                  """);
          query.setString(1, meeting.owner());
          query.setArray(2, connection.createArrayOf("varchar", hashes.toArray()));
          return query;
        },
        row -> {
          found
              .computeIfAbsent(row.getString(1), hash -> new ByteArrayOutputStream())
              .writeBytes(row.getBytes(2));
        });
    Map<String, byte[]> contents = new HashMap<>();
    found.forEach((hash, content) -> contents.put(hash, content.toByteArray()));
    return contents;
  }
}
