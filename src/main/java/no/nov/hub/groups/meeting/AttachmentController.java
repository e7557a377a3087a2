package no.nov.hub.groups.meeting;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.message.Text;
import no.nov.hub.platform.problem.Problem;
import no.nov.hub.platform.transport.outage.DiskSpace;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes files that meetings carry, before the meeting names them by their content. */
@RestController
class AttachmentController {

  private final AttachmentTables attachmentTables;
  private final MeetingTables meetings;
  private final Clock clock;
  private final DiskSpace disk;
  private final Lock turn = new ReentrantLock(true);

  AttachmentController(
      AttachmentTables attachmentTables, MeetingTables meetings, Clock clock, DiskSpace disk) {
    this.attachmentTables = attachmentTables;
    this.meetings = meetings;
    this.clock = clock;
    this.disk = disk;
  }

  /**
   * @param size in bytes
   */
  record AttachmentView(String sha256, long size) {}

  /**
   * @param owner NOV, when its secretary uploads for it; the caller if left out
   */
  @PostMapping("/api/v1/attachments")
  ResponseEntity<Object> upload(
      InputStream body, @RequestParam(required = false) String owner, Caller caller)
      throws IOException {
    String forWhom = owner == null ? caller.participant().id() : owner;
    if (!caller.maySpeakFor(forWhom)) {
      return Problem.of(
          HttpStatus.FORBIDDEN,
          "not_yours",
          new Text(
              "Dere kan bare laste opp vedlegg til egne møter.",
              "You can only upload attachments to meetings of your own."));
    }
    disk.require();
    turn.lock(); // What is written lies in the database's memory until it is committed.
    try {
      return upload(forWhom, body);
    } finally {
      turn.unlock();
    }
  }

  private ResponseEntity<Object> upload(String forWhom, InputStream body) throws IOException {
    UploadedFile file = UploadedFile.of(body);
    if (file.size() > AttachmentTables.MOST_BYTES) {
      return Problem.of(
          HttpStatus.CONTENT_TOO_LARGE,
          "too_large",
          new Text(
              "Vedlegget er over 25 MB, som e-post ikke tar. Del det, eller legg en lenke i innkallingen.",
              "The attachment is more than 25 MB, which mail does not take. Divide it, or put a link into the invitation."));
    }
    if (file.size() == 0) {
      return Problem.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "empty",
          new Text(
              "Vedlegget er tomt. Velg filen på nytt.",
              "The attachment is empty. Choose the file again."));
    }
    if (file.isProgram()) {
      return Problem.of(
          HttpStatus.UNPROCESSABLE_CONTENT,
          "a_program",
          new Text(
              "Dette er et program, og det tar ingen e-postserver imot. Send et dokument i stedet.",
              "This is a program, which no mail server takes. Send a document instead."));
    }
    attachmentTables.add(forWhom, file);
    meetings.attachmentCame(forWhom, clock.instant());
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(new AttachmentView(file.sha256(), file.size()));
  }
}
