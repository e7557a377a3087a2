package no.nov.hub.app.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import no.nov.hub.mail.incoming.ImapSettings;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.platform.start.CannotStart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * A mail server inside the demo: takes every mail, delivers none beyond this machine, and lets each
 * be read over IMAP under its address, with any password. It believes whoever hands in a mail here,
 * and says so as the server of an office would that has checked a signature.
 */
@Component
@Profile("demo")
class DemoMailServer implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(DemoMailServer.class);
  private static final String THIS_MACHINE = "127.0.0.1";

  /**
   * @param smtpPort where the hub hands in what it sends
   * @param imapPort where all mail can be read
   */
  @ConfigurationProperties("hub.demo.mail")
  record Settings(@DefaultValue("3025") int smtpPort, @DefaultValue("3143") int imapPort) {}

  private final Settings settings;
  private final GreenMail server;
  private final MailboxFiles files;

  DemoMailServer(
      Settings settings, FirstRun.Settings demo, MailSettings mail, ImapSettings mailbox) {
    this.settings = settings;
    refuseTakenPort("smtp-port", settings.smtpPort());
    refuseTakenPort("imap-port", settings.imapPort());
    server =
        new GreenMail(
            new ServerSetup[] {
              new ServerSetup(settings.smtpPort(), THIS_MACHINE, ServerSetup.PROTOCOL_SMTP),
              new ServerSetup(settings.imapPort(), THIS_MACHINE, ServerSetup.PROTOCOL_IMAP)
            });
    // What comes to nov+m-…@ is for the hub's mailbox.
    server.withConfiguration(
        new GreenMailConfiguration().withDisabledAuthentication().withSieveIgnoreDetail());
    server.start();
    server.setUser(mail.address(), mail.address(), "demo");
    files = new MailboxFiles(demo.directory().resolve("mail"), server);
    files.load();
    vouchForAll(new Vouched(mailbox.trustedAuthservId()));
    LOG.info(
        "Mail of the demo: SMTP {}:{}, to be read over IMAP {}:{}",
        THIS_MACHINE,
        settings.smtpPort(),
        THIS_MACHINE,
        settings.imapPort());
  }

  /** The server itself would go on without the port, in a thread of its own. */
  private static void refuseTakenPort(String name, int port) {
    try {
      new ServerSocket(port, 1, InetAddress.getByName(THIS_MACHINE)).close();
    } catch (IOException e) {
      throw CannotStart.yet(
          "The demo's mail server cannot listen on %s:%d (%s): stop the program that uses the port, or set hub.demo.mail.%s to a free one."
              .formatted(THIS_MACHINE, port, e.getMessage(), name),
          e);
    }
  }

  private void vouchForAll(Vouched vouched) {
    MessageDeliveryHandler usual = server.getUserManager().getMessageDeliveryHandler();
    server
        .getUserManager()
        .setMessageDeliveryHandler(
            (mail, recipient) -> {
              vouched.mark(mail.getMessage());
              return usual.handle(mail, recipient);
            });
  }

  Settings settings() {
    return settings;
  }

  /** The mails that came to an address, the newest first. */
  List<StoredMessage> mailsTo(String address) throws MessagingException {
    GreenMailUser user = server.getUserManager().getUserByEmail(address);
    if (user == null) {
      return List.of();
    }
    try {
      List<StoredMessage> mails =
          new ArrayList<>(
              server.getManagers().getImapHostManager().getInbox(user).getNonDeletedMessages());
      Collections.reverse(mails);
      return mails;
    } catch (com.icegreen.greenmail.store.FolderException e) {
      throw new MessagingException("No inbox of " + address, e);
    }
  }

  /** A timed job and no route, since it is the demo's alone: a hub in use has no such server. */
  @Scheduled(fixedDelay = 1000)
  void save() {
    files.save();
  }

  @Override
  public void destroy() {
    files.save();
    server.stop();
  }
}
