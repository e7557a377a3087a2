package no.nov.hub.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.participant.Participants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The first start gives each participant and the operator a key, in a file that only this user can
 * read.
 */
@Component
@Order(0)
class FirstKeys implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(FirstKeys.class);
  private static final String FILE = "bootstrap-keys.properties";

  private final Keys keys;
  private final Participants participants;
  private final AccessSettings settings;

  FirstKeys(Keys keys, Participants participants, AccessSettings settings) {
    this.keys = keys;
    this.participants = participants;
    this.settings = settings;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!keys.all().isEmpty()) {
      return;
    }
    List<String> holders = new ArrayList<>(participants.ids());
    holders.add(Keys.OPERATOR);
    List<String> lines = new ArrayList<>();
    lines.add(
        "# One key per participant, and the operator's. Hand them out, then delete this file.");
    for (String holder : holders) {
      lines.add(holder + "=" + keys.issue(holder, "first key", "hub").key());
    }
    Path file = write(lines);
    LOG.info("The first keys are in {}. Hand them out, then delete the file", file);
  }

  private Path write(List<String> lines) {
    Path file = settings.secrets().resolve(FILE);
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    try {
      Files.createDirectories(settings.secrets());
      Files.deleteIfExists(file);
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
      return Files.write(file, lines, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("The first keys could not be written to " + file, e);
    }
  }
}
