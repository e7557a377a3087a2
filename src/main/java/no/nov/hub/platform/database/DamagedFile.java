package no.nov.hub.platform.database;

import java.io.IOException;

/** What was read is not what was written; the message says so to the operator, with the way out. */
public final class DamagedFile extends IOException {

  private static final long serialVersionUID = 1L;

  DamagedFile(String where, String what) {
    super(
        "The database's file %s is damaged: %s. The hub uses nothing of it any more. Look after the disk; then put back data/ as a whole from a copy of one day, or move the file's folder away and put the rows back with 'restore', which leaves the topics as they are (see Backup and restore in docs/operate.md). Only if you know that another program, such as an older hub, has changed the file by intent, delete %s and start again. Beware: what is damaged then stays in the data, and nobody finds it any more"
            .formatted(where, what, where + Sums.SUFFIX));
  }
}
