package no.nov.hub.platform.transport;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How far somebody has come on a topic of the hub's, of which each has one partition.
 *
 * @param reader whose memory it is, in words for the operator
 * @param next the offset after the last that it knows
 */
record RememberedOffset(String reader, String topic, long next) {

  /**
   * All that the database remembers. Where a rebuild lets the topics be others than before, the
   * offset is negative and says nothing ({@link Projecting#readNoFurtherThan}).
   */
  static List<RememberedOffset> inDatabase(JdbcTemplate jdbc) {
    return jdbc.query(
        """
        SELECT projection, topic, next_offset FROM projection.progress
        UNION ALL SELECT projection, topic, next_offset FROM kept.progress
        UNION ALL SELECT 'admission', CONCAT('nov.inbox.', participant), inbox_offset FROM kept.admission_progress
        UNION ALL SELECT 'admission', CONCAT('nov.receipts.', participant), receipts_offset FROM kept.admission_progress
        """,
        (row, n) ->
            new RememberedOffset(
                "%s, in the database".formatted(row.getString(1)),
                row.getString(2),
                row.getLong(3)));
  }
}
