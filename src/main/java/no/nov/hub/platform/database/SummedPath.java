package no.nov.hub.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** H2's file system for databases whose file has checksums: {@code jdbc:h2:summed:…}. */
public final class SummedPath extends FilePathWrapper {

  private static final String DATABASE = ".mv.db";

  /** Once for a process, before it opens a database. */
  public static void register() {
    FilePath.register(new SummedPath());
  }

  /** The file of a database of that name, which can begin with {@code ~} for H2. */
  static Path of(String database) {
    return Path.of(FilePath.get(database + DATABASE).toString());
  }

  @Override
  public String getScheme() {
    return "summed";
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel file = super.open(mode);
    boolean summed = name.endsWith(DATABASE) && !mode.equals("r");
    return summed ? new SummedFile(getBase().toString(), file, SummedFile.AT_START) : file;
  }
}
