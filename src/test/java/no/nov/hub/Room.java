package no.nov.hub;

import java.nio.file.Path;
import java.util.List;
import no.nov.hub.platform.transport.outage.DiskSettings;
import no.nov.hub.platform.transport.outage.DiskSpace;
import org.springframework.util.unit.DataSize;

/** A disk for tests of what is written to it. */
public final class Room {

  public static final DiskSpace ENOUGH = disk(DataSize.ofBytes(0));

  /** No disk is so large. */
  public static final DiskSpace NONE = disk(DataSize.ofTerabytes(1_000_000));

  private Room() {}

  private static DiskSpace disk(DataSize stop) {
    return new DiskSpace(new DiskSettings(List.of(Path.of("")), stop, stop));
  }
}
