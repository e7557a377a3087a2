package no.nov.hub.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AppendOnlyTest {

  private static final Pattern CHANGE =
      Pattern.compile(
          "(UPDATE|DELETE\\s+FROM|TRUNCATE(\\s+TABLE)?|MERGE\\s+INTO|DROP\\s+TABLE)\\s+kept\\.audit\\b(?!_)",
          Pattern.CASE_INSENSITIVE);

  @Test
  void nothing_in_the_sources_changes_or_deletes_an_entry() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      assertThat(files.filter(Files::isRegularFile)).noneSatisfy(this::changesAnEntry);
    }
  }

  @Test
  void a_statement_that_did_would_be_seen() {
    assertThat("DELETE FROM kept.audit WHERE number = 1").containsPattern(CHANGE);
    assertThat("UPDATE kept.audit_head SET number = ?").doesNotContainPattern(CHANGE);
  }

  private void changesAnEntry(Path file) throws IOException {
    assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
        .containsPattern(CHANGE);
  }
}
