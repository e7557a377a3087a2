package no.nov.hub.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

  private static final Pattern NAME = Pattern.compile("kept\\.audit", Pattern.CASE_INSENSITIVE);

  @Test
  void nothing_in_the_sources_changes_or_deletes_an_entry() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      assertThat(files.filter(Files::isRegularFile)).noneSatisfy(this::changesAnEntry);
    }
  }

  @Test
  void nothing_else_in_the_sources_so_much_as_names_the_table() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      assertThat(
              files
                  .filter(Files::isRegularFile)
                  .filter(file -> !file.startsWith("src/main/resources/db/migration"))
                  .filter(AppendOnlyTest::namesTheTable)
                  .map(file -> file.getFileName().toString()))
          .containsExactly("AuditTables.java");
    }
  }

  private static boolean namesTheTable(Path file) {
    try {
      return NAME.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_statement_that_did_would_be_seen() {
    assertThat("DELETE FROM kept.audit WHERE number = 1").containsPattern(CHANGE);
    assertThat("UPDATE kept.audit_head SET number = ?").doesNotContainPattern(CHANGE);
  }

  private void changesAnEntry(Path file) throws IOException {
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .containsPattern(CHANGE);
  }
}
