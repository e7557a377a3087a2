package no.nov.hub.intake.dropfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.intake.dropfolder.DroppedFile.Submitted;
import no.nov.hub.intake.dropfolder.DroppedFile.Version;
import no.nov.hub.intake.quota.Edge;
import no.nov.hub.intake.quota.Quota;
import no.nov.hub.intake.submission.AwaitingReceipts;
import no.nov.hub.intake.submission.AwaitingReceipts.NoReceiptYet;
import no.nov.hub.intake.submission.FileVerdict;
import no.nov.hub.intake.submission.SortedFile.Remark;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Waits for a file's receipts, and moves it aside with what its owner has to know beside it. */
@Component("fileOutcome")
public class FileOutcome {

  /** Others wait meanwhile, and the receipts of this one can be looked for later. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AwaitingReceipts receipts;
  private final Notes notes;
  private final OutcomeFolders outcomeFolders;
  private final Quota quota;

  FileOutcome(AwaitingReceipts receipts, Notes notes, OutcomeFolders outcomeFolders, Quota quota) {
    this.receipts = receipts;
    this.notes = notes;
    this.outcomeFolders = outcomeFolders;
    this.quota = quota;
  }

  /**
   * @return where the file is now, absolute
   * @throws StaysInFolder if the file has changed, or the verdicts do not come; it is read again
   *     later, and what was sent before is known then
   */
  public String settle(Submitted submitted) {
    DroppedFile file = submitted.file();
    FileVerdict verdict =
        FileVerdict.of(file.content(), submitted.receiptIds(), receipts(submitted));
    if (!Files.exists(file.path(), LinkOption.NOFOLLOW_LINKS)
        || !file.version().equals(Version.of(file.path()))) {
      throw new StaysInFolder("A dropped file has changed while it was read; it is read again");
    }
    String target = lay(file, verdict).toString();
    if (file.content().participant() != null) {
      // What it became was counted when it was written.
      quota.count(
          file.content().participant(), Edge.FILES, file.version().size() - file.content().bytes());
    }
    return target;
  }

  private Map<UUID, JsonNode> receipts(Submitted submitted) {
    try {
      return receipts.await(submitted.receiptIds(), PATIENCE);
    } catch (NoReceiptYet e) {
      throw new StaysInFolder("A dropped file waits for its receipts", e);
    }
  }

  private Path lay(DroppedFile file, FileVerdict verdict) {
    try {
      String folder = verdict.faults().isEmpty() ? "done" : "rejected";
      return outcomeFolders.lay(file.path(), folder, texts(file, verdict));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> texts(DroppedFile file, FileVerdict verdict) {
    List<Remark> faults = verdict.faults();
    List<Remark> held = verdict.held();
    int admitted = verdict.admitted().size();
    Map<String, String> texts = new LinkedHashMap<>();
    if (!faults.isEmpty()) {
      texts.put(".reasons.txt", notes.reasons(file.path(), faults, held, admitted));
    } else if (!held.isEmpty()) {
      texts.put(".held.txt", notes.held(file.path(), held, admitted));
    }
    if (faults.isEmpty() || admitted > 0 || !file.content().notes().isEmpty()) {
      texts.put(".kvittering.txt", notes.receipt(file, verdict));
    }
    return texts;
  }
}
