package no.nov.hub.platform.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyContentTest {

  private static final int PIECE = 16 * 1024;

  private final BodyContent content = new BodyContent();

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private void write(byte[] bytes) throws IOException {
    for (int at = 0; at < bytes.length; at += PIECE) {
      int count = Math.min(PIECE, bytes.length - at);
      if (content.isTooLargeForMemory(count)) {
        content.moveToFile();
      }
      content.write(Arrays.copyOfRange(bytes, at, at + count), count);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, BodyContent.MOST_IN_MEMORY, BodyContent.MOST_IN_MEMORY + 1, 3 << 20})
  void is_what_came_however_often_it_is_read_and_leaves_no_file(int size) throws IOException {
    byte[] bytes = random(size);
    write(bytes);

    InputStream read = content.read();
    read.mark(size);
    assertThat(read.available()).isEqualTo(size);
    assertThat(read.readAllBytes()).isEqualTo(bytes);
    assertThat(read.available()).isZero();
    assertThat(read.read()).isEqualTo(-1);
    read.reset();
    assertThat(read.readAllBytes()).isEqualTo(bytes);

    assertThat(content.size()).isEqualTo(size);
    await("others' files, which have a name for a moment").until(() -> namedFiles() == 0);
    content.close();
  }

  private static long namedFiles() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith("nov-body-")).count();
    }
  }
}
