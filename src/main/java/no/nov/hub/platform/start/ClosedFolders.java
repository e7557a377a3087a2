package no.nov.hub.platform.start;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Names and addresses are under the hub's data, so nobody else on the machine can read there. The
 * drop folders are left as the operator made them: others lay their files in them.
 */
@Component
final class ClosedFolders implements BeanFactoryPostProcessor, EnvironmentAware {

  private static final Logger LOG = LoggerFactory.getLogger(ClosedFolders.class);

  private static final String DATA = "hub.data";
  private static final String DROP = "hub.drop.directory";
  private static final List<String> WITHIN =
      List.of(
          "hub.access.secrets",
          "hub.embedded.kafka.secrets",
          "hub.embedded.kafka.directory",
          "hub.demo.directory");

  private static final Set<PosixFilePermission> OWNER = ClosedFolder.OWNER;
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("------rwx");

  private Environment settings;

  @Override
  public void setEnvironment(Environment environment) {
    settings = environment;
  }

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    String folder = settings.getProperty(DATA);
    if (folder == null) {
      return;
    }
    Path data = Path.of(folder);
    if (!isMadeWithRights(data)) {
      LOG.warn(
          "The file system of {} does not know rights. See to it that nobody but the hub can read there",
          data.toAbsolutePath().normalize());
      return;
    }
    try {
      closeToOthers(data);
      closeWithin(data);
    } catch (IOException e) {
      throw new UselessFolder(DATA, data).hidden(e);
    }
  }

  private static boolean isMadeWithRights(Path data) {
    try {
      return hasRights(ClosedFolder.make(data));
    } catch (IOException e) {
      throw new UselessFolder(DATA, data).unwritable(e);
    }
  }

  /** Tried on a file of the hub's own: some file systems take rights and keep none. */
  static boolean hasRights(Path folder) throws IOException {
    if (Files.getFileAttributeView(folder, PosixFileAttributeView.class) == null) {
      return false;
    }
    Path probe = probe(folder);
    try {
      Files.setPosixFilePermissions(probe, OWNER);
      return OWNER.equals(Files.getPosixFilePermissions(probe));
    } catch (FileSystemException e) {
      return false;
    } finally {
      Files.delete(probe);
    }
  }

  private static Path probe(Path folder) throws IOException {
    return Files.createFile(folder.resolve(".rights-" + UUID.randomUUID()));
  }

  private static void closeToOthers(Path data) throws IOException {
    Set<PosixFilePermission> before = Files.getPosixFilePermissions(data);
    if (OWNER.containsAll(before)) {
      return;
    }
    try {
      Files.setPosixFilePermissions(data, owners(before));
    } catch (IOException e) {
      refuseIfOpen(data, before, e);
      return;
    }
    LOG.warn(
        "Other users of the machine could look into {} ({}), where names and addresses are; it is closed to them now. Drop folders that others reach must lie elsewhere, see hub.drop.directory",
        data.toAbsolutePath().normalize(),
        PosixFilePermissions.toString(before));
  }

  /** Whoever gave the folder to the hub's group alone may have meant that. */
  private static void refuseIfOpen(Path data, Set<PosixFilePermission> rights, IOException why) {
    if (rights.stream().anyMatch(OTHERS::contains)) {
      throw new CannotStart(
          "Every user of the machine can look into the folder %s (%s), where names and addresses would be, and the hub may not close it, so it ended. Take the rights away (chmod o-rwx), or name a folder of the hub's own with --%s=…"
              .formatted(data.toAbsolutePath().normalize(), DATA, DATA),
          why);
    }
    LOG.warn(
        "The group of {} can look into it ({}), and the hub may not change that",
        data.toAbsolutePath().normalize(),
        PosixFilePermissions.toString(rights));
  }

  /** What was made with wider rights, so that it stays closed wherever it is moved to. */
  private void closeWithin(Path data) throws IOException {
    if (!OWNER.containsAll(rightsOfNew(data))) {
      LOG.info(
          "What the hub writes gets rights for others too, which only the folder {} keeps out. Start it with ./hub, or with umask 077",
          data.toAbsolutePath().normalize());
    }
    List<Path> folders =
        Stream.concat(
                Stream.of(data.resolve("db")),
                WITHIN.stream().map(settings::getProperty).filter(Objects::nonNull).map(Path::of))
            .filter(Files::isDirectory)
            .toList();
    String drop = settings.getProperty(DROP);
    for (Path folder : folders) {
      Files.walkFileTree(folder, new Closing(drop == null ? null : absolute(Path.of(drop))));
    }
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static Set<PosixFilePermission> rightsOfNew(Path data) throws IOException {
    Path probe = probe(data);
    try {
      return Files.getPosixFilePermissions(probe);
    } finally {
      Files.delete(probe);
    }
  }

  private static Set<PosixFilePermission> owners(Set<PosixFilePermission> rights) {
    Set<PosixFilePermission> kept = EnumSet.noneOf(PosixFilePermission.class);
    kept.addAll(rights);
    kept.retainAll(OWNER);
    return kept;
  }

  /** Follows no link. What cannot be changed is behind the folder, which is closed. */
  private static final class Closing extends SimpleFileVisitor<Path> {

    private final Path drop;

    /**
     * @param drop left alone, since others reach it; or null
     */
    Closing(Path drop) {
      this.drop = drop;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (absolute(folder).equals(drop)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      close(folder);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        close(file);
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException fault) {
      LOG.debug("What cannot be looked at stays as it is", fault);
      return FileVisitResult.CONTINUE;
    }

    private static void close(Path path) {
      try {
        Set<PosixFilePermission> rights = Files.getPosixFilePermissions(path);
        if (!OWNER.containsAll(rights)) {
          Files.setPosixFilePermissions(path, owners(rights));
        }
      } catch (IOException e) {
        LOG.debug("The rights of something of the hub's stay as they are", e);
      }
    }
  }
}
