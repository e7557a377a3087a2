package no.nov.hub.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSearchTest {

  private final SecretSearch search = new SecretSearch(List.of("secret-1", "secret-2 and more"));

  private static byte[] between(String text, Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0, 7, -1});
    bytes.writeBytes(text.getBytes(charset));
    bytes.writeBytes(new byte[] {-1, 0});
    return bytes.toByteArray();
  }

  @Test
  void each_is_found_however_it_is_written() {
    for (Charset charset :
        List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
      assertThat(search.in(between("secret-2 and more", charset)))
          .containsExactly("secret-2 and more");
    }
    assertThat(search.in("secret-1")).containsExactly("secret-1");
  }

  @Test
  void the_beginning_of_one_is_none() {
    assertThat(search.in("secret-2 and mor")).isEmpty();
    assertThat(search.in("secret")).isEmpty();
    assertThat(search.in("")).isEmpty();
  }

  @Test
  void a_directory_is_searched_with_all_that_is_below(@TempDir Path directory) throws Exception {
    Files.createDirectories(directory.resolve("a/b"));
    Files.writeString(directory.resolve("a/b/c.log"), "x secret-1 y");
    Files.writeString(directory.resolve("a/d.log"), "nothing");

    assertThat(search.below(directory)).isEqualTo(Map.of(Path.of("a/b/c.log"), Set.of("secret-1")));
  }
}
