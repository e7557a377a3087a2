package no.nov.hub.intake.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import no.nov.hub.EveryPart;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.participant.Participant;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.PartsKnown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EveryPart
class FirstKeysTest {

  private static final Participants PARTICIPANTS =
      new Participants(
          List.of(
              new Participant("drammen", "Drammen", null, Participant.Kind.ASSOCIATION, null),
              new Participant("asker", "Asker", null, Participant.Kind.ASSOCIATION, null)));

  @TempDir Path directory;

  private final TestDatabase database = TestDatabase.fresh();
  private final Keys keys = KeysForTests.in(database, Clock.systemUTC());

  @Test
  void the_first_start_writes_a_key_for_everybody_that_only_the_hubs_user_can_read()
      throws IOException {
    start();

    Properties written = read();
    assertThat(written.stringPropertyNames())
        .containsExactlyInAnyOrder("drammen", "asker", "operator");
    for (String holder : written.stringPropertyNames()) {
      assertThat(keys.find(written.getProperty(holder)).map(Keys.Listed::holder)).contains(holder);
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void an_old_file_that_others_could_read_does_not_stay_so() throws IOException {
    Files.createDirectories(file().getParent());
    Files.writeString(file(), "old");

    start();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file())).doesNotContain("old");
  }

  @Test
  void later_starts_write_nothing_even_when_all_keys_are_revoked() throws IOException {
    start();
    Files.delete(file());
    keys.all().forEach(key -> keys.revoke(key.keyId(), "operator"));

    start();

    assertThat(file()).doesNotExist();
    assertThat(keys.all()).hasSize(3);
  }

  private void start() {
    new FirstKeys(keys, PARTICIPANTS, new AccessSettings(directory.resolve("secrets"), 1))
        .writeIfNone(new PartsKnown());
  }

  private Path file() {
    return directory.resolve("secrets/bootstrap-keys.properties");
  }

  private Properties read() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file())) {
      properties.load(reader);
    }
    return properties;
  }
}
