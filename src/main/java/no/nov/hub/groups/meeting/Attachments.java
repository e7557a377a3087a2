package no.nov.hub.groups.meeting;

import java.io.ByteArrayOutputStream;
import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nov.hub.groups.meeting.Meeting.Attachment;
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
  private final TransactionTemplate transactions;
  private final Clock clock;

  Attachments(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Names what was uploaded; the same content twice is one. */
  String add(String owner, byte[] content) {
    String sha256 = sha256(content);
    List<Object[]> parts = new ArrayList<>();
    for (int at = 0; at < content.length; at += PART) {
      byte[] part = Arrays.copyOfRange(content, at, Math.min(at + PART, content.length));
      parts.add(new Object[] {owner, sha256, parts.size(), part});
    }
    transactions.executeWithoutResult(
        status -> {
          jdbc.batchUpdate(
              """
              MERGE INTO kept.attachment_part a
              USING (SELECT CAST(? AS VARCHAR(32)) AS owner, CAST(? AS VARCHAR(64)) AS sha256,
                            CAST(? AS INTEGER) AS part, CAST(? AS BYTEA) AS content) n
              ON a.owner = n.owner AND a.sha256 = n.sha256 AND a.part = n.part
              WHEN NOT MATCHED THEN INSERT (owner, sha256, part, content)
                VALUES (n.owner, n.sha256, n.part, n.content)
              """,
              parts);
          jdbc.update(
              """
              MERGE INTO kept.attachment a
              USING (SELECT CAST(? AS VARCHAR(32)) AS owner, CAST(? AS VARCHAR(64)) AS sha256,
                            CAST(? AS TIMESTAMP WITH TIME ZONE) AS uploaded_at) n
              ON a.owner = n.owner AND a.sha256 = n.sha256
              WHEN MATCHED THEN UPDATE SET uploaded_at = n.uploaded_at
              WHEN NOT MATCHED THEN INSERT (owner, sha256, size, uploaded_at)
                VALUES (n.owner, n.sha256, ?, n.uploaded_at)
              """,
              owner,
              sha256,
              MeetingTables.utc(clock.instant()),
              content.length);
        });
    return sha256;
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
