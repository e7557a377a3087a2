package no.nov.hub.intake.submission;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Waits for the receipts of what came in one piece and is answered in one piece. */
@Component
public class AwaitingReceipts {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LOOK_AGAIN_MILLIS = 50;

  private final SubmissionTables submissionTables;

  AwaitingReceipts(SubmissionTables submissionTables) {
    this.submissionTables = submissionTables;
  }

  /**
   * @throws NoReceiptYet if they do not come; what was sent is sent again later, and known then
   */
  public Map<UUID, JsonNode> await(Collection<UUID> ids) {
    return await(ids, PATIENCE);
  }

  /**
   * @throws NoReceiptYet if they do not come in this time
   */
  public Map<UUID, JsonNode> await(Collection<UUID> ids, Duration patience) {
    Map<UUID, JsonNode> receipts = new HashMap<>();
    Set<UUID> missing = new HashSet<>(ids);
    long latest = System.nanoTime() + patience.toNanos();
    while (!missing.isEmpty()) {
      Map<UUID, JsonNode> found = submissionTables.receipts(missing);
      receipts.putAll(found);
      missing.removeAll(found.keySet());
      if (!missing.isEmpty()) {
        if (System.nanoTime() - latest > 0) {
          throw new NoReceiptYet(missing.size() + " submissions have no receipt yet");
        }
        pause();
      }
    }
    return receipts;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoReceiptYet("Interrupted while waiting for receipts");
    }
  }

  /** No fault of what was sent; admission is out or slow. */
  public static final class NoReceiptYet extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoReceiptYet(String why) {
      super(why);
    }
  }
}
