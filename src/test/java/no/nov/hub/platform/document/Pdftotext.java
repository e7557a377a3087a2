package no.nov.hub.platform.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a program that is not ours reads in a document. */
public final class Pdftotext {

  private Pdftotext() {}

  /** Skips the test where poppler-utils is not installed. */
  public static String of(byte[] pdf, Path folder) throws Exception {
    assumeTrue(isInstalled("pdftotext"), "pdftotext (poppler-utils) is not installed");
    Path file = Files.write(folder.resolve("document.pdf"), pdf);
    Process reading =
        new ProcessBuilder("pdftotext", "-enc", "UTF-8", file.toString(), "-").start();
    String text = new String(reading.getInputStream().readAllBytes(), UTF_8);
    assertThat(reading.waitFor()).isZero();
    return text;
  }

  private static boolean isInstalled(String program) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
