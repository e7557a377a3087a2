package no.nov.hub.dropfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;
import no.nov.hub.admission.Rejection;
import no.nov.hub.message.Reason;
import no.nov.hub.message.Text;
import no.nov.hub.submission.ToInbox;

/**
 * A file as it was read.
 *
 * @param version of the file when it was read
 * @param participant whose folder it lay in; null if the folder is nobody's
 * @param sound what goes to the inbox
 * @param places of the sound ones, in their order
 * @param refused what does not, to be kept with the rejections
 * @param faults of the refused ones, each with its place
 */
record DroppedFile(
    Path path,
    Version version,
    String participant,
    List<ToInbox.Item> sound,
    List<Text> places,
    List<Rejection> refused,
    List<Remark> faults) {

  /** Tells a file from one that has taken its name. */
  record Version(long size, FileTime modified) {

    static Version of(Path path) {
      try {
        return new Version(Files.size(path), Files.getLastModifiedTime(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** What is said of one place in the file. */
  record Remark(Text place, List<Reason> reasons) {}

  /** A file with its receipts, in the order of the sound submissions. */
  record Submitted(DroppedFile file, List<UUID> receiptIds) {}
}
