package no.nov.hub.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.LinkedBlockingDeque;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Connections to the mail server that are kept open from letter to letter: to open one takes longer
 * than to send. Camel's own sender opens one for each. As many are open as threads send.
 */
@Component("smtpConnections")
public class SmtpConnections extends DefaultJavaMailSender implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(SmtpConnections.class);

  /** One that has been idle for longer is asked first whether it still stands. */
  private static final long TRUSTED_NANOS = Duration.ofSeconds(2).toNanos();

  private static final long MOST_IDLE_NANOS = Duration.ofSeconds(10).toNanos();

  private final SmtpSettings settings;
  private final MailLogin login;
  private final BlockingDeque<Connection> idle = new LinkedBlockingDeque<>();

  private record Connection(Transport transport, long usedAt) {}

  SmtpConnections(SmtpSettings settings, AccessTokens tokens) {
    this.settings = settings;
    this.login = new MailLogin(settings.username(), settings.password(), tokens);
    setHost(settings.host());
    setPort(settings.port());
    setProtocol(settings.tls() == SmtpSettings.Tls.SMTPS ? "smtps" : "smtp");
    setJavaMailProperties(properties());
  }

  private Properties properties() {
    String prefix = "mail." + getProtocol() + ".";
    boolean starttls = settings.tls() == SmtpSettings.Tls.STARTTLS;
    Properties properties = new Properties();
    properties.put(prefix + "connectiontimeout", millis(settings.connectTimeout()));
    properties.put(prefix + "timeout", millis(settings.timeout()));
    properties.put(prefix + "writetimeout", millis(settings.timeout()));
    properties.put(prefix + "starttls.enable", Boolean.toString(starttls));
    properties.put(prefix + "starttls.required", Boolean.toString(starttls));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "quitwait", "false");
    properties.put(prefix + "socketFactory", new UndelayedSockets());
    properties.put(prefix + "socketFactory.fallback", "false");
    properties.put(prefix + "auth", Boolean.toString(login.isNeeded()));
    if (login.usesTokens()) {
      properties.put(prefix + "auth.mechanisms", MailLogin.TOKEN_MECHANISM);
    }
    return properties;
  }

  private static String millis(Duration time) {
    return Long.toString(time.toMillis());
  }

  /**
   * @throws MailServerOut if it is not about this letter
   */
  @Override
  public void send(MimeMessage message) throws MessagingException {
    OutgoingLetter letter = (OutgoingLetter) message;
    Transport open = standing();
    if (open != null) {
      try {
        send(open, letter);
        return;
      } catch (MessagingException e) {
        if (letter.isBegun() || !hasEnded(e)) {
          throw e;
        }
        LOG.debug("The mail server had closed a connection; once more on another");
      }
    }
    send(connected(), letter);
  }

  private void send(Transport transport, OutgoingLetter letter) throws MessagingException {
    try {
      transport.sendMessage(letter, letter.getAllRecipients());
      letter.taken();
      idle.push(new Connection(transport, System.nanoTime()));
    } catch (MessagingException e) {
      // A server that said no goes on with the next letter, one that fell silent does not.
      if (transport.isConnected()) {
        idle.push(new Connection(transport, System.nanoTime()));
      }
      throw e;
    }
  }

  /** Many servers take only so many letters on one connection, and say so at the next. */
  private static boolean hasEnded(MessagingException e) {
    return e.getNextException() instanceof IOException
        || e instanceof SMTPSendFailedException answer
            && answer.getCommand().startsWith("MAIL")
            && (answer.getReturnCode() == 421 || answer.getReturnCode() == -1);
  }

  private Transport standing() {
    for (Connection each = idle.poll(); each != null; each = idle.poll()) {
      if (System.nanoTime() - each.usedAt() < TRUSTED_NANOS || each.transport().isConnected()) {
        return each.transport();
      }
    }
    return null;
  }

  private Transport connected() throws MailServerOut {
    try {
      Transport transport = getSession().getTransport(getProtocol());
      PasswordAuthentication who = login.isNeeded() ? login.getPasswordAuthentication() : null;
      transport.connect(
          getHost(),
          getPort(),
          who == null ? null : who.getUserName(),
          who == null ? null : who.getPassword());
      return transport;
    } catch (AuthenticationFailedException e) {
      login.refused();
      throw new MailServerOut(
          "The mail server %s refuses the login; look at hub.mail.smtp.username and what belongs to it"
              .formatted(getHost()),
          e);
    } catch (AccessTokens.TokenRefused e) {
      throw new MailServerOut(e.getMessage(), e);
    } catch (MessagingException e) {
      throw new MailServerOut(
          "No connection to the mail server %s:%d (%s)".formatted(getHost(), getPort(), kind(e)),
          e);
    }
  }

  private static String kind(MessagingException e) {
    return e.getNextException() == null
        ? "it does not offer what is asked for: " + e.getClass().getSimpleName()
        : e.getNextException().getClass().getSimpleName();
  }

  /** Servers do not like to be held on to by somebody who says nothing. */
  void closeIdle() {
    long now = System.nanoTime();
    for (Connection each : idle) {
      if (now - each.usedAt() > MOST_IDLE_NANOS && idle.remove(each)) {
        close(each);
      }
    }
  }

  private static void close(Connection connection) {
    try {
      connection.transport().close();
    } catch (MessagingException e) {
      LOG.debug("The mail server had closed the connection already", e);
    }
  }

  @Override
  public void destroy() {
    for (Connection each = idle.poll(); each != null; each = idle.poll()) {
      close(each);
    }
  }
}
