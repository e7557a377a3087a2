package no.nov.hub.groups.meeting;

import static no.nov.hub.platform.database.Rows.utc;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes uploaded files that are old and that no meeting ahead names. A meeting that comes with
 * one just then is not mailed, and its contact is told that the file is missing.
 */
@Component("forgettingAttachments")
public class ForgettingAttachments {

  private static final int MOST_AT_ONCE = 20;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Clock clock;
  private final MeetingTables meetings;
  private final MeetingSettings settings;

  ForgettingAttachments(
      JdbcTemplate jdbc,
      TransactionTemplate transactions,
      Clock clock,
      MeetingTables meetings,
      MeetingSettings settings) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.clock = clock;
    this.meetings = meetings;
    this.settings = settings;
  }

  public void forget() {
    Set<String> needed = needed();
    Instant before = clock.instant().minus(settings.attachmentsKept());
    List<Object[]> old = old(before, needed);
    while (!old.isEmpty()) {
      List<Object[]> some = old;
      transactions.executeWithoutResult(transaction -> delete(some, before));
      old = old(before, needed);
    }
  }

  /** As {@code owner/sha256}. */
  private Set<String> needed() {
    Set<String> needed = new HashSet<>();
    meetings.eachAhead(
        clock.instant(),
        meeting ->
            meeting
                .attachments()
                .forEach(file -> needed.add(meeting.owner() + "/" + file.sha256())));
    return needed;
  }

  private List<Object[]> old(Instant before, Set<String> needed) {
    return jdbc.query(
        """
        SELECT owner, sha256 FROM kept.attachment
        WHERE uploaded_at <= ? AND NOT (owner || '/' || sha256 = ANY(CAST(? AS VARCHAR(100) ARRAY)))
        ORDER BY uploaded_at LIMIT ?
        """,
        (row, n) -> new Object[] {row.getString(1), row.getString(2)},
        utc(before),
        needed.toArray(String[]::new),
        MOST_AT_ONCE);
  }

  /** But for those that have been uploaded again meanwhile. */
  private void delete(List<Object[]> files, Instant before) {
    int[] deleted =
        jdbc.batchUpdate(
            "DELETE FROM kept.attachment WHERE owner = ? AND sha256 = ? AND uploaded_at <= ?",
            files.stream().map(file -> new Object[] {file[0], file[1], utc(before)}).toList());
    jdbc.batchUpdate(
        "DELETE FROM kept.attachment_part WHERE owner = ? AND sha256 = ?",
        IntStream.range(0, deleted.length)
            .filter(number -> deleted[number] > 0)
            .mapToObj(files::get)
            .toList());
  }
}
