package no.nov.hub.meeting;

import java.sql.PreparedStatement;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.nov.hub.meeting.Meeting.Attachment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Files that were uploaded for meetings, by owner and content. */
@Component
class Attachments {

  /** Of one meeting; more than this many mail servers refuse. */
  static final long MOST_BYTES = 25L << 20;

  private final JdbcTemplate jdbc;
  private final Clock clock;

  Attachments(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  record Size(String sha256, int bytes) {}

  /** Names what was uploaded; the same content twice is one. */
  String add(String owner, byte[] content) {
    String sha256 = sha256(content);
    jdbc.update(
        """
        MERGE INTO kept.attachment a
        USING (SELECT CAST(? AS VARCHAR(32)) AS owner, CAST(? AS VARCHAR(64)) AS sha256) n
        ON a.owner = n.owner AND a.sha256 = n.sha256
        WHEN NOT MATCHED THEN INSERT (owner, sha256, size, content, uploaded_at)
          VALUES (n.owner, n.sha256, ?, ?, ?)
        """,
        owner,
        sha256,
        content.length,
        content,
        MeetingTables.utc(clock.instant()));
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
    Map<String, byte[]> contents = new HashMap<>();
    List<String> hashes = hashes(meeting).toList();
    jdbc.query(
        connection -> {
          PreparedStatement query =
              connection.prepareStatement(
                  "SELECT sha256, content FROM kept.attachment WHERE owner = ? AND sha256 = ANY(CAST(? AS VARCHAR(64) ARRAY))");
          query.setString(1, meeting.owner());
          query.setArray(2, connection.createArrayOf("varchar", hashes.toArray()));
          return query;
        },
        row -> {
          contents.put(row.getString(1), row.getBytes(2));
        });
    return contents;
  }
}
