package no.nov.hub.crash;

import java.time.Duration;
import java.util.Locale;

/**
 * What a run has come to.
 *
 * @param again not acknowledged at first, and so sent again
 * @param refused by HTTP and in files, without a receipt
 */
record Counts(
    long sent,
    long byKafka,
    long byHttp,
    long byFiles,
    long files,
    long again,
    long receipts,
    long accepted,
    long duplicates,
    long rejected,
    long refused,
    long onTopics) {

  void print(String what, String kills, long seed, Duration duration) {
    System.out.printf(
        Locale.ROOT,
        """

        %s
          sent                      %,9d
          acknowledged by Kafka     %,9d
          acknowledged by HTTP      %,9d
          rows of files moved aside %,9d in %,d files
          sent again                %,9d
          receipts                  %,9d
            accepted                %,9d
            duplicates              %,9d
            rejected                %,9d
          refused without receipt   %,9d
          on shared topics          %,9d
          killed: %s; seed %d; %d s
        """,
        what,
        sent,
        byKafka,
        byHttp,
        byFiles,
        files,
        again,
        receipts,
        accepted,
        duplicates,
        rejected,
        refused,
        onTopics,
        kills,
        seed,
        duration.toSeconds());
  }
}
