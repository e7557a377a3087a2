package no.nov.hub.intake.dropfolder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.UUID;
import no.nov.hub.intake.submission.SortedFile;

/**
 * A file as it was read.
 *
 * @param version of the file when it was read
 * @param content whose participant is null if the folder is nobody's
 */
record DroppedFile(Path path, Version version, SortedFile content) {

  /**
   * Tells a file from one that has taken its name.
   *
   * @param changed when anything of it was, also what copies keep; on Windows when it was made
   */
  record Version(long size, FileTime modified, FileTime changed) {

    static Version of(Path path) {
      try {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return new Version(now.size(), now.lastModifiedTime(), changed(path, now));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** What stays when only rights or links of the file change. */
    String content() {
      return size + " " + modified;
    }

    private static FileTime changed(Path path, BasicFileAttributes now) throws IOException {
      return path.getFileSystem().supportedFileAttributeViews().contains("unix")
          ? (FileTime) Files.getAttribute(path, "unix:ctime")
          : now.creationTime();
    }
  }

  /** A file with its receipts, in the order of the sound submissions. */
  record Submitted(DroppedFile file, List<UUID> receiptIds) {}
}
