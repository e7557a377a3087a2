package no.nov.hub.intake.submission;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.nov.hub.intake.admission.Inspection;
import no.nov.hub.intake.admission.Receipt;
import no.nov.hub.intake.admission.Rejection;
import no.nov.hub.intake.admission.Subject;
import no.nov.hub.intake.admission.SubmissionStatus;
import no.nov.hub.intake.file.FileEntryReader;
import no.nov.hub.intake.file.content.ByteBudget;
import no.nov.hub.intake.file.content.Entry;
import no.nov.hub.intake.file.content.FileContent;
import no.nov.hub.intake.submission.SortedFile.Remark;
import no.nov.hub.intake.submission.SortedFile.Taken;
import no.nov.hub.platform.message.Envelope;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.message.PlainText;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.message.RowOfFile;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.message.Wordless;
import no.nov.hub.platform.participant.Participant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads a file, dropped or mailed, into submissions. Rows stand alone: a faulty one does not hold
 * back its neighbours.
 */
@Component
public class FileSorting {

  private static final Logger LOG = LoggerFactory.getLogger(FileSorting.class);
  private static final Text WHOLE_FILE = new Text("Filen", "The file");
  private static final Text REST = new Text("Resten av filen", "The rest of the file");

  /** Of what is at fault; more than that nobody reads. */
  private static final int MOST_REFUSED = 500;

  private final FileEntryReader reading;
  private final Inspection inspection;
  private final CalendarHistory history;
  private final Clock clock;

  FileSorting(
      FileEntryReader reading, Inspection inspection, CalendarHistory history, Clock clock) {
    this.reading = reading;
    this.inspection = inspection;
    this.history = history;
    this.clock = clock;
  }

  /**
   * @param name as the sender named it
   */
  public SortedFile sort(Participant sender, String name, Path path) {
    return sort(sender, name, path, new ByteBudget());
  }

  /**
   * @param name as the sender named it
   * @param budget of all that came with it; a file for which there is no room is refused whole
   */
  public SortedFile sort(Participant sender, String name, Path path, ByteBudget budget) {
    ByteBudget rest = budget.rest();
    SortedFile file = new SortedFile(sender.id(), name, clock.instant());
    ComparedCalendar content = history.compare(sender, content(sender, name, path));
    List<Entry> sent = new ArrayList<>();
    ByteBudget told = ByteBudget.ofFaults();
    int untold = 0;
    for (Entry entry : content.entries()) {
      if (sortGuarded(entry, sender, file)) {
        sent.add(entry);
        rest.take(last(file.sound()).bytes());
      } else if (file.refused().size() > MOST_REFUSED || told.isSpent()) {
        untold++;
        forgetLastRefused(file);
      } else {
        told.take(last(file.refused()).bytes());
      }
      if (rest.isSpent()) {
        return refused(sender, name, ByteBudget.reason());
      }
    }
    tellOfRest(file, untold);
    budget.take(file.bytes());
    history.keep(sender, content, sent);
    file.notes().addAll(content.notes());
    return file;
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static void forgetLastRefused(SortedFile file) {
    file.refused().remove(file.refused().size() - 1);
    file.faults().remove(file.faults().size() - 1);
  }

  private static void tellOfRest(SortedFile file, int untold) {
    if (untold > 0) {
      List<Reason> reasons = List.of(ofRest(untold));
      keepRefused(file, REST, reasons, new byte[0], file.subject());
      file.faults().add(new Remark(REST, reasons, untold));
    }
  }

  /**
   * A file of which there is nothing to read.
   *
   * @param name as the sender named it
   */
  public SortedFile refused(Participant sender, String name, Reason fault) {
    SortedFile file = new SortedFile(sender.id(), name, clock.instant());
    refuse(file, WHOLE_FILE, List.of(fault), new byte[0], file.subject());
    return file;
  }

  /**
   * A fault of the hub's own on one file must not stop those behind it; outages do, and the file is
   * read again.
   */
  private FileContent content(Participant sender, String name, Path path) {
    if (Files.isSymbolicLink(path)) {
      return wholeFile(link());
    }
    try {
      return reading.read(sender, name, path);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof AccessDeniedException) {
        return wholeFile(closed());
      }
      throw e;
    } catch (RuntimeException e) {
      LOG.error(
          "A file of {} could not be read because of a fault in the hub",
          sender.id(),
          Wordless.of(e));
      return wholeFile(technical());
    }
  }

  private static FileContent wholeFile(Reason fault) {
    return new FileContent(List.of(new Entry.Unreadable(WHOLE_FILE, List.of(fault))), List.of());
  }

  /** Whether it goes out. */
  private boolean sortGuarded(Entry entry, Participant sender, SortedFile file) {
    try {
      return sort(entry, sender, file);
    } catch (RuntimeException e) {
      LOG.error(
          "A row of a file of {} could not be judged because of a fault in the hub",
          sender.id(),
          Wordless.of(e));
      refuse(file, entry.place(), List.of(technical()), new byte[0], file.subject());
      return false;
    }
  }

  private boolean sort(Entry entry, Participant sender, SortedFile file) {
    if (entry instanceof Entry.Unreadable unreadable) {
      refuse(file, entry.place(), unreadable.reasons(), new byte[0], file.subject());
      return false;
    }
    Entry.Found found = (Entry.Found) entry;
    byte[] body = Json.MAPPER.writeValueAsBytes(found.event());
    Map<String, String> attributes = attributes(found, file);
    Inspection.Outcome outcome = inspection.inspect(sender, attributes, body);
    if (outcome instanceof Inspection.Unsound unsound) {
      refuse(
          file,
          entry.place(),
          found.placed(unsound.reasons()),
          body,
          Subject.of(sender, outcome, file.header()));
      return false;
    }
    file.sound().add(new ToInbox.Item(attributes, body));
    file.taken().add(new Taken(entry.place(), found.event()));
    return true;
  }

  private static Map<String, String> attributes(Entry.Found found, SortedFile file) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("content-type", Envelope.STRUCTURED);
    attributes.put(Rejection.ORIGIN, origin(file, found.place()));
    attributes.put(Subject.FILE, file.header());
    if (found.row() != null) {
      attributes.put(RowOfFile.HEADER, found.row().toJson());
    }
    return attributes;
  }

  private static void refuse(
      SortedFile file, Text place, List<Reason> reasons, byte[] body, Subject subject) {
    keepRefused(file, place, reasons, body, subject);
    file.faults().add(new Remark(place, reasons));
  }

  private static void keepRefused(
      SortedFile file, Text place, List<Reason> reasons, byte[] body, Subject subject) {
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
                SubmissionStatus.REFUSED,
                origin,
                reasons,
                Map.of("content-type", Envelope.STRUCTURED),
                body,
                subject));
  }

  private static String origin(SortedFile file, Text place) {
    return PlainText.shortened(file.name()) + ", " + place.nb();
  }

  private static Reason ofRest(int untold) {
    return Reason.of(
        "",
        "more_faults",
        "Flere steder med feil: %d. De er heller ikke mottatt. Rett feilene over, se etter de samme i resten av filen, og send den på nytt."
            .formatted(untold),
        "More places with faults: %d. They were not received either. Mend the faults above, look for the same in the rest of the file, and send it again."
            .formatted(untold));
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
}
