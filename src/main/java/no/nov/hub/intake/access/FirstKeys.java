package no.nov.hub.intake.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import no.nov.hub.platform.audit.Actor;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.PartsKnown;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The first start gives each participant and the operator a key, in a file that only this user can
 * read.
 */
@Component
class FirstKeys {

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

  /** Not before it is known that it is the first: otherwise the keys of a lost database die. */
  @EventListener
  void writeIfNone(PartsKnown known) {
    if (!keys.areNone()) {
      return;
    }
    List<String> holders = new ArrayList<>(participants.ids());
    holders.add(Keys.OPERATOR);
    keys.issue(
        holders.stream().map(holder -> NewKey.forEverything(holder, "first key")).toList(),
        Actor.hub("hub"),
        this::write);
    LOG.info("The first keys are in {}. Hand them out, then delete the file", file());
  }

  private Path file() {
    return settings.secrets().resolve(FILE);
  }

  private void write(List<Keys.Issued> issued) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "# One key per participant, and the operator's. Hand them out, then delete this file.");
    issued.forEach(key -> lines.add(key.holder() + "=" + key.key()));
    write(lines, file());
  }

  private static void write(List<String> lines, Path file) {
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
      Files.write(file, lines, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("The first keys could not be written to " + file, e);
    }
  }
}
