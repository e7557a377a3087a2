package no.nov.hub.groups.meeting;

import static no.nov.hub.platform.database.Rows.utc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Iterator;
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
class AttachmentTables {

  /** Of one meeting; more than this many mail servers refuse. */
  static final long MOST_BYTES = 25L << 20;

  private static final int PART = 512 * 1024;

  private final JdbcTemplate jdbc;
  private final Upserts upserts;
  private final TransactionTemplate transactions;
  private final Clock clock;

  AttachmentTables(JdbcTemplate jdbc, TransactionTemplate transactions, Clock clock) {
    this.jdbc = jdbc;
    this.upserts = new Upserts(jdbc);
    this.transactions = transactions;
    this.clock = clock;
  }

  private record Part(int number, byte[] content) {}

  /** The same content twice is one. */
  void add(String owner, UploadedFile file) {
    transactions.executeWithoutResult(
        status -> {
          if (!isThere(owner, file)) {
            addParts(owner, file);
            upserts
                .into("kept.attachment", file)
                .key("owner", each -> owner)
                .key("sha256", UploadedFile::sha256)
                .once("size", UploadedFile::size)
                .set("uploaded_at", each -> clock.instant())
                .write();
          }
        });
  }

  /** Then its content is left alone: the database would write all of it anew. */
  private boolean isThere(String owner, UploadedFile file) {
    return jdbc.update(
            "UPDATE kept.attachment SET uploaded_at = ? WHERE owner = ? AND sha256 = ?",
            utc(clock.instant()),
            owner,
            file.sha256())
        > 0;
  }

  /** One after the other: the database makes several copies of what it is given. */
  private void addParts(String owner, UploadedFile file) {
    try {
      for (int number = 0; number * PART < file.size(); number++) {
        upserts
            .into("kept.attachment_part", new Part(number, file.content().readNBytes(PART)))
            .key("owner", part -> owner)
            .key("sha256", part -> file.sha256())
            .key("part", Part::number)
            .once("content", Part::content)
            .write();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In bytes, of those that have been uploaded, by {@code owner/sha256}. */
  Map<String, Integer> sizes(Collection<Meeting> meetings) {
    String[] hashes =
        meetings.stream().flatMap(AttachmentTables::hashes).distinct().toArray(String[]::new);
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

  /**
   * Read from the database part by part.
   *
   * @throws IllegalStateException if it is not there any more
   */
  @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing newer.
  InputStream content(String owner, String sha256) {
    List<Integer> numbers =
        jdbc.queryForList(
            "SELECT part FROM kept.attachment_part WHERE owner = ? AND sha256 = ? ORDER BY part",
            Integer.class,
            owner,
            sha256);
    if (numbers.isEmpty()) {
      throw new IllegalStateException("The attachment %s is not there".formatted(sha256));
    }
    Iterator<Integer> parts = numbers.iterator();
    return new SequenceInputStream(
        new Enumeration<>() {

          @Override
          public boolean hasMoreElements() {
            return parts.hasNext();
          }

          @Override
          public InputStream nextElement() {
            return part(owner, sha256, parts.next());
          }
        });
  }

  private InputStream part(String owner, String sha256, int number) {
    return new ByteArrayInputStream(
        jdbc.queryForObject(
            "SELECT content FROM kept.attachment_part WHERE owner = ? AND sha256 = ? AND part = ?",
            byte[].class,
            owner,
            sha256,
            number));
  }
}
