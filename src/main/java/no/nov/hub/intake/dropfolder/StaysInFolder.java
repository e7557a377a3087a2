package no.nov.hub.intake.dropfolder;

import no.nov.hub.platform.transport.outage.WaitsAlone;

/** Not an error of the file, which is read again later. */
final class StaysInFolder extends WaitsAlone {

  private static final long serialVersionUID = 1L;

  StaysInFolder(String why) {
    super(why, null);
  }

  StaysInFolder(String why, Throwable cause) {
    super(why, cause);
  }
}
