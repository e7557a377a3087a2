package no.nov.hub;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/**
 * Java for the hubs that tests start as processes of their own. They share one archive of loaded
 * classes (CDS), made by whichever test process comes first: a start takes a third less of the
 * processor's time. Without an archive they start all the same.
 */
final class HubJvm {

  private static final Path FOLDER = Path.of("target", "hub-jvm").toAbsolutePath();
  private static final Path LOG = FOLDER.resolve("archive.log");
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final List<String> WITHOUT_ARCHIVE =
      List.of("-cp", System.getProperty("java.class.path"));

  private static List<String> made = List.of();

  private HubJvm() {}

  /** Up to its options; those of one run and the name of the class follow. */
  static synchronized List<String> command() {
    if (made.isEmpty()) {
      made = make();
    }
    return Stream.of(List.of(JAVA), made.isEmpty() ? WITHOUT_ARCHIVE : made)
        .flatMap(List::stream)
        .toList();
  }

  /** Nothing while another test process makes it: nobody waits for that. */
  private static List<String> make() {
    try {
      Files.createDirectories(FOLDER);
      try (FileChannel channel =
              FileChannel.open(
                  FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock lock = channel.tryLock()) {
        return lock == null ? List.of() : withArchive();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static List<String> withArchive() throws IOException, InterruptedException {
    List<Path> jars = jars();
    String classPath = jars.stream().map(Path::toString).collect(joining(File.pathSeparator));
    Path archive = FOLDER.resolve("hub-" + stamp(jars) + ".jsa");
    if (!Files.exists(archive) && !dump(classPath, archive)) {
      return WITHOUT_ARCHIVE;
    }
    return List.of("-XX:SharedArchiveFile=" + archive, "-cp", classPath);
  }

  /** Of what an archive is made of; Java complains of one that was made of something else. */
  private static String stamp(List<Path> jars) {
    List<Long> times = jars.stream().map(jar -> jar.toFile().lastModified()).toList();
    return Integer.toHexString(Objects.hash(System.getProperty("java.vm.version"), jars, times));
  }

  /** An archive knows classes of jars only. */
  private static List<Path> jars() throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path each = Path.of(entry);
      jars.add(Files.isDirectory(each) ? packed(each) : each);
    }
    return jars;
  }

  private static Path packed(Path classes) throws IOException {
    Path jar = FOLDER.resolve(classes.getFileName() + ".jar");
    if (Files.exists(jar) && isNewer(jar, classes)) {
      return jar;
    }
    Path half = FOLDER.resolve(classes.getFileName() + ".half");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(half));
        Stream<Path> all = Files.walk(classes)) {
      out.setLevel(0);
      for (Path each : (Iterable<Path>) all.filter(path -> !path.equals(classes))::iterator) {
        boolean folder = Files.isDirectory(each);
        String name = classes.relativize(each).toString().replace(File.separatorChar, '/');
        out.putNextEntry(new JarEntry(folder ? name + "/" : name));
        if (!folder) {
          Files.copy(each, out);
        }
        out.closeEntry();
      }
    }
    return Files.move(half, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isNewer(Path jar, Path classes) throws IOException {
    try (Stream<Path> all = Files.walk(classes)) {
      long made = Files.getLastModifiedTime(jar).toMillis();
      return all.allMatch(each -> each.toFile().lastModified() < made);
    }
  }

  private static boolean dump(String classPath, Path archive)
      throws IOException, InterruptedException {
    Path list = loadedClasses(classPath);
    Path half = FOLDER.resolve("hub.jsa.half");
    Process dump =
        new ProcessBuilder(
                JAVA,
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + list,
                "-XX:SharedArchiveFile=" + half,
                "-cp",
                classPath)
            .redirectErrorStream(true)
            .redirectOutput(LOG.toFile())
            .start();
    if (!dump.waitFor(3, TimeUnit.MINUTES) || dump.exitValue() != 0) {
      dump.destroyForcibly();
      return false;
    }
    Files.move(half, archive, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private static Path loadedClasses(String classPath) throws IOException, InterruptedException {
    Path list = FOLDER.resolve("classes.list");
    Path scratch = Files.createTempDirectory("hub-jvm");
    try (HubProcess hub =
        new HubProcess(
            List.of(JAVA, "-XX:DumpLoadedClassList=" + list, "-cp", classPath),
            scratch,
            List.of(
                "--hub.data=" + scratch.resolve("data"),
                "--hub.embedded.kafka.port=" + HubProcess.freePort()))) {
      hub.start();
      hub.stop();
    }
    FileSystemUtils.deleteRecursively(scratch);
    // Archived lambdas end the dump of Java 17 with a fault of its own.
    List<String> loaded = Files.readAllLines(list);
    return Files.write(list, loaded.stream().filter(each -> !each.contains("@lambda")).toList());
  }
}
