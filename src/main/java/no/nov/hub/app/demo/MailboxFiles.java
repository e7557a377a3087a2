package no.nov.hub.app.demo;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps the mailboxes of the demo's mail server, which has them in memory only, as files: {@code
 * mail/ada@example.no/INBOX/….eml}, so that they last over restarts.
 */
final class MailboxFiles {

  private static final String SEEN = ",S.eml";

  private final Path directory;
  private final GreenMail server;

  /** Mails are many and do not change; each is written into memory once to learn its name. */
  private final Map<String, String> names = new HashMap<>();

  MailboxFiles(Path directory, GreenMail server) {
    this.directory = directory;
    this.server = server;
  }

  synchronized void load() {
    try {
      Files.createDirectories(directory);
      for (Path mailbox : within(directory)) {
        String address = mailbox.getFileName().toString();
        GreenMailUser user = server.getUserManager().getUserByEmail(address);
        GreenMailUser owner = user == null ? server.setUser(address, address) : user;
        for (Path folder : within(mailbox)) {
          fill(folder(owner, folder.getFileName().toString()), folder);
        }
      }
    } catch (IOException | MessagingException | FolderException | AuthorizationException e) {
      throw new IllegalStateException(
          "The mailboxes of the demo in %s cannot be read; delete that folder".formatted(directory),
          e);
    }
  }

  private MailFolder folder(GreenMailUser user, String name)
      throws FolderException, AuthorizationException {
    ImapHostManager mailboxes = server.getManagers().getImapHostManager();
    MailFolder folder = mailboxes.getFolder(user, name);
    return folder == null ? mailboxes.createMailbox(user, name) : folder;
  }

  private static void fill(MailFolder folder, Path files) throws IOException, MessagingException {
    for (Path file : within(files)) {
      String name = file.getFileName().toString();
      try (InputStream text = Files.newInputStream(file)) {
        folder.appendMessage(
            new MimeMessage((Session) null, text),
            name.endsWith(SEEN) ? new Flags(Flags.Flag.SEEN) : new Flags(),
            Timestamp.from(
                Instant.ofEpochMilli(Long.parseLong(name.substring(0, name.indexOf('-'))))));
      }
    }
  }

  synchronized void save() {
    try {
      for (GreenMailUser user : server.getUserManager().listUser()) {
        for (MailFolder folder :
            server.getManagers().getImapHostManager().listMailboxes(user, "*")) {
          save(folder, directory.resolve(user.getEmail()).resolve(folder.getName()));
        }
      }
    } catch (FolderException | MessagingException e) {
      throw new IllegalStateException("The mailboxes of the demo cannot be looked into", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void save(MailFolder folder, Path files) throws IOException, MessagingException {
    Files.createDirectories(files);
    Set<Path> wanted = new HashSet<>();
    for (StoredMessage mail : folder.getNonDeletedMessages()) {
      Path file = files.resolve(name(folder, mail));
      wanted.add(file);
      if (!Files.exists(file)) {
        Path unfinished = files.resolveSibling(file.getFileName() + ".part");
        Files.write(unfinished, text(mail));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    for (Path file : within(files)) {
      if (!wanted.contains(file)) {
        Files.delete(file);
      }
    }
  }

  /** In the order of arrival; a UID is another after each start. */
  private String name(MailFolder folder, StoredMessage mail)
      throws IOException, MessagingException {
    String key = folder.getFullName() + "/" + mail.getUid();
    String name = names.get(key);
    if (name == null) {
      name = "%tQ-%08x".formatted(mail.getReceivedDate(), hash(mail));
      names.put(key, name);
    }
    return name + (mail.isSet(Flags.Flag.SEEN) ? SEEN : ".eml");
  }

  private static int hash(StoredMessage mail) throws IOException, MessagingException {
    return java.util.Arrays.hashCode(text(mail));
  }

  private static byte[] text(StoredMessage mail) throws IOException, MessagingException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    mail.getMimeMessage().writeTo(text);
    return text.toByteArray();
  }

  private static List<Path> within(Path directory) throws IOException {
    try (Stream<Path> found = Files.list(directory)) {
      return found.filter(path -> !path.toString().endsWith(".part")).sorted().toList();
    }
  }
}
