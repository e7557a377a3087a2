package no.nov.hub.demo;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import no.nov.hub.mail.MailSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A mail server inside the demo: takes every mail, delivers none beyond this machine, and lets each
 * be read over IMAP under its address, with any password. It forgets everything when it ends.
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

  private final GreenMail server;

  DemoMailServer(Settings settings, MailSettings mail) {
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
    LOG.info(
        "Mail of the demo: SMTP {}:{}, to be read over IMAP {}:{}",
        THIS_MACHINE,
        settings.smtpPort(),
        THIS_MACHINE,
        settings.imapPort());
  }

  @Override
  public void destroy() {
    server.stop();
  }
}
