package no.nov.hub.mail.incoming;

import com.icegreen.greenmail.imap.AuthorizationException;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** A mail server with the hub's mailbox, in the process. */
final class PostOffice implements AutoCloseable {

  /** Without dots, which divide folders in this server. */
  static final String USERNAME = "hub";

  static final String PASSWORD = "a password";

  private final PromptMail server = new PromptMail();
  private final GreenMailUser hub;

  PostOffice() {
    server.start();
    hub = server.setUser(Mails.MAILBOX, USERNAME, PASSWORD);
  }

  int port() {
    return server.imap().getPort();
  }

  ImapSettings settings() {
    return MailboxRun.settings(port(), USERNAME, PASSWORD);
  }

  void deliver(byte[] mail) {
    try {
      hub.deliver(
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail)));
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  void deliver(String mail) {
    deliver(Mails.bytes(mail));
  }

  /** As if it had come so long ago. */
  void deliverOn(String name, String mail, Duration ago) {
    try {
      ImapHostManager folders = server.getManagers().getImapHostManager();
      MailFolder folder = folders.getFolder(hub, name);
      if (folder == null) {
        folder = folders.createMailbox(hub, name);
      }
      folder.appendMessage(
          new MimeMessage(
              Session.getInstance(new Properties()), new ByteArrayInputStream(Mails.bytes(mail))),
          new Flags(),
          Date.from(Instant.now().minus(ago)));
    } catch (MessagingException | AuthorizationException | FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  int mailsIn(String folder) {
    return messagesIn(folder).size();
  }

  /** Those that are not marked as deleted. */
  List<StoredMessage> messagesIn(String name) {
    try {
      MailFolder folder =
          name.equals("INBOX")
              ? server.getManagers().getImapHostManager().getInbox(hub)
              : server.getManagers().getImapHostManager().getFolder(hub, name);
      return folder == null ? List.of() : folder.getNonDeletedMessages();
    } catch (FolderException e) {
      throw new IllegalStateException(e);
    }
  }

  void goOut() {
    server.imap().stopService();
  }

  @Override
  public void close() {
    server.stop();
  }
}
