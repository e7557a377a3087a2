package no.nov.hub.dropfolder;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import no.nov.hub.admission.Inspection;
import no.nov.hub.admission.Receipt;
import no.nov.hub.admission.Rejection;
import no.nov.hub.dropfolder.DroppedFile.Remark;
import no.nov.hub.file.Entry;
import no.nov.hub.file.FileReading;
import no.nov.hub.message.Envelope;
import no.nov.hub.message.Json;
import no.nov.hub.message.PlainText;
import no.nov.hub.message.Reason;
import no.nov.hub.message.Text;
import no.nov.hub.participant.Participant;
import no.nov.hub.participant.Participants;
import no.nov.hub.submission.ToInbox;
import org.apache.camel.Variable;
import org.apache.camel.component.file.GenericFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads a dropped file into submissions. Rows stand alone: a faulty one does not hold back its
 * neighbours.
 */
@Component("fileEdge")
public class FileEdge {

  private static final Logger LOG = LoggerFactory.getLogger(FileEdge.class);
  private static final Text WHOLE_FILE = new Text("Filen", "The file");

  private final Participants participants;
  private final FileReading reading;
  private final Inspection inspection;

  FileEdge(Participants participants, FileReading reading, Inspection inspection) {
    this.participants = participants;
    this.reading = reading;
    this.inspection = inspection;
  }

  /**
   * @param dropped whose folder's name says who the sender is, whatever stands in the file
   */
  public DroppedFile read(GenericFile<?> dropped) {
    Path path = Path.of(dropped.getAbsoluteFilePath());
    String folder = path.getParent().getFileName().toString();
    Optional<Participant> sender = participants.find(folder);
    if (sender.isEmpty()) {
      return nobodys(path, folder);
    }
    DroppedFile file =
        new DroppedFile(
            path,
            DroppedFile.Version.of(path),
            sender.get().id(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    for (Entry entry : entries(sender.get(), path)) {
      sortGuarded(entry, sender.get(), file);
    }
    return file;
  }

  /**
   * A fault of the hub's own on one file must not stop those behind it; outages do, and the file is
   * read again.
   */
  private List<Entry> entries(Participant sender, Path path) {
    if (Files.isSymbolicLink(path)) {
      return List.of(new Entry.Unreadable(WHOLE_FILE, List.of(link())));
    }
    try {
      return reading.read(sender, path.getFileName().toString(), path);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof AccessDeniedException) {
        return List.of(new Entry.Unreadable(WHOLE_FILE, List.of(closed())));
      }
      throw e;
    } catch (RuntimeException e) {
      LOG.error(
          "A dropped file of {} could not be read because of a fault in the hub", sender.id(), e);
      return List.of(new Entry.Unreadable(WHOLE_FILE, List.of(technical())));
    }
  }

  private void sortGuarded(Entry entry, Participant sender, DroppedFile file) {
    try {
      sort(entry, sender, file);
    } catch (RuntimeException e) {
      LOG.error(
          "A row of a dropped file of {} could not be judged because of a fault in the hub",
          sender.id(),
          e);
      refuse(file, entry.place(), List.of(technical()), new byte[0]);
    }
  }

  private void sort(Entry entry, Participant sender, DroppedFile file) {
    if (entry instanceof Entry.Unreadable unreadable) {
      refuse(file, entry.place(), unreadable.reasons(), new byte[0]);
      return;
    }
    Entry.Found found = (Entry.Found) entry;
    byte[] body = Json.MAPPER.writeValueAsBytes(found.event());
    Map<String, String> attributes =
        Map.of("content-type", Envelope.STRUCTURED, Rejection.ORIGIN, origin(file, entry.place()));
    Inspection.Outcome outcome = inspection.inspect(sender, attributes, body);
    if (outcome instanceof Inspection.Unsound unsound) {
      refuse(file, entry.place(), found.placed(unsound.reasons()), body);
    } else {
      file.sound().add(new ToInbox.Item(attributes, body));
      file.places().add(entry.place());
    }
  }

  private static void refuse(DroppedFile file, Text place, List<Reason> reasons, byte[] body) {
    String origin = origin(file, place);
    UUID id =
        Receipt.idOf(
            file.participant()
                + "/"
                + origin
                + "/"
                + Json.sha256(reasons + new String(body, StandardCharsets.UTF_8)),
            0,
            0);
    file.refused()
        .add(
            new Rejection(
                id,
                file.participant(),
                Rejection.REFUSED,
                origin,
                reasons,
                Map.of("content-type", Envelope.STRUCTURED),
                body));
    file.faults().add(new Remark(place, reasons));
  }

  private static String origin(DroppedFile file, Text place) {
    return PlainText.shortened(file.path().getFileName().toString()) + ", " + place.nb();
  }

  private static DroppedFile nobodys(Path path, String folder) {
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
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(new Remark(WHOLE_FILE, List.of(reason))));
  }

  private static Reason link() {
    return Reason.of(
        "",
        "not_a_file",
        "Dette er en snarvei til en annen fil. Legg selve filen i mappen.",
        "This is a link to another file. Lay the file itself in the folder.");
  }

  private static Reason closed() {
    return Reason.of(
        "",
        "not_readable",
        "Huben får ikke lov til å lese filen. Gi alle i mappen leserett, eller be den som drifter huben om hjelp.",
        "The hub may not read the file. Give everybody of the folder the right to read, or ask whoever runs the hub.");
  }

  private static Reason technical() {
    return Reason.of(
        "",
        "technical",
        "Huben klarte ikke å lese filen. Feilen er vår og står i driftsloggen. Si fra til den som drifter huben.",
        "The hub could not read the file. The fault is ours and is in the operator's log. Tell whoever runs the hub.");
  }

  public ToInbox submissions(DroppedFile file) {
    return new ToInbox(file.participant(), file.sound());
  }

  public DroppedFile.Submitted submitted(
      List<UUID> receiptIds, @Variable("file") DroppedFile file) {
    return new DroppedFile.Submitted(file, receiptIds);
  }

  public List<Rejection> rejections(DroppedFile file) {
    return file.refused();
  }
}
