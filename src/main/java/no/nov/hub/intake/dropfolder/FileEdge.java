package no.nov.hub.intake.dropfolder;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.intake.quota.Edge;
import no.nov.hub.intake.submission.Consignment;
import no.nov.hub.intake.submission.FileSorting;
import no.nov.hub.intake.submission.SortedFile;
import no.nov.hub.intake.submission.SortedFile.Remark;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads a dropped file into submissions. */
@Component("fileEdge")
public class FileEdge {

  private static final Logger LOG = LoggerFactory.getLogger(FileEdge.class);
  private static final Text WHOLE_FILE = new Text("Filen", "The file");

  private final Participants participants;
  private final FileSorting sorting;
  private final DropTurns turns;
  private final Clock clock;

  FileEdge(Participants participants, FileSorting sorting, DropTurns turns, Clock clock) {
    this.participants = participants;
    this.sorting = sorting;
    this.turns = turns;
    this.clock = clock;
  }

  /**
   * @param dropped whose folder's name says who the sender is, whatever stands in the file
   * @throws StaysInFolder if it is not to be read in this look
   */
  public DroppedFile read(GenericFile<?> dropped, Exchange exchange) {
    Path path = Path.of(dropped.getAbsoluteFilePath());
    turns.begin(path, exchange);
    String folder = path.getParent().getFileName().toString();
    Optional<Participant> sender = participants.find(folder);
    if (sender.isEmpty()) {
      return nobodys(path, folder);
    }
    DroppedFile.Version version = DroppedFile.Version.of(path);
    return new DroppedFile(
        path, version, sorting.sort(sender.get(), path.getFileName().toString(), path));
  }

  private DroppedFile nobodys(Path path, String folder) {
    String shown = PlainText.shortened(folder);
    LOG.warn("A file lies in drop/{}, which is nobody's folder", shown);
    Reason reason =
        Reason.of(
            "",
            "unknown_folder",
            "Mappen «%s» hører ikke til noen deltaker. Legg filen i deres egen mappe."
                .formatted(shown),
            "The folder “%s” belongs to no participant. Lay the file in your own folder."
                .formatted(shown));
    return new DroppedFile(
        path,
        DroppedFile.Version.of(path),
        SortedFile.faulty(
            null,
            path.getFileName().toString(),
            clock.instant(),
            List.of(),
            new Remark(WHOLE_FILE, List.of(reason))));
  }

  public Consignment consignment(DroppedFile file) {
    SortedFile content = file.content();
    return new Consignment(
        Edge.FILES,
        content.participant(),
        file.path() + " " + file.version().content(),
        content.refused(),
        content.sound());
  }

  public DroppedFile.Submitted submitted(
      List<UUID> receiptIds, @Variable("file") DroppedFile file) {
    return new DroppedFile.Submitted(file, receiptIds);
  }
}
