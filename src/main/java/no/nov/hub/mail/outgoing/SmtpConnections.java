package no.nov.hub.mail.outgoing;

import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
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

  private static final int GREETED = 250;
  private static final long MOST_IDLE_NANOS = Duration.ofSeconds(10).toNanos();

  private final SmtpSettings settings;
  private final MailLogin login;
  private final BlockingDeque<Connection> idle = new LinkedBlockingDeque<>();

  private final Clock clock;
  private final Map<OutgoingLetter, Instant> waiting = new ConcurrentHashMap<>();

  private record Connection(Transport transport, long usedAt) {}

  SmtpConnections(SmtpSettings settings, TlsSettings tls, AccessTokens tokens, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.login = new MailLogin(settings.username(), settings.password(), tokens, clock);
    setHost(settings.host());
    setPort(settings.port());
    setProtocol(settings.tls() == SmtpSettings.Tls.SMTPS ? "smtps" : "smtp");
    setJavaMailProperties(properties(tls));
  }

  private Properties properties(TlsSettings tls) {
    String prefix = "mail." + getProtocol() + ".";
    boolean starttls = settings.tls() == SmtpSettings.Tls.STARTTLS;
    Properties properties = new Properties();
    properties.put(prefix + "connectiontimeout", millis(settings.connectTimeout()));
    properties.put(prefix + "timeout", millis(settings.timeout()));
    properties.put(prefix + "writetimeout", millis(settings.timeout()));
    properties.put(prefix + "starttls.enable", Boolean.toString(starttls));
    properties.put(prefix + "starttls.required", Boolean.toString(starttls));
    tls.apply(properties, prefix);
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
    waiting.put(letter, clock.instant());
    try {
      send(letter);
    } finally {
      waiting.remove(letter);
    }
  }

  /** How long the server has been busy with the letter that it has had for the longest. */
  Duration longestWait() {
    return waiting.values().stream()
        .min(Comparator.naturalOrder())
        .map(since -> Duration.between(since, clock.instant()))
        .orElse(Duration.ZERO);
  }

  private void send(OutgoingLetter letter) throws MessagingException {
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

  private Transport connected() throws MessagingException {
    SMTPTransport transport = (SMTPTransport) getSession().getTransport(getProtocol());
    try {
      login.through(
          (username, password) -> transport.connect(getHost(), getPort(), username, password));
      return transport;
    } catch (MessagingException e) {
      throw out(lacksStartTls(transport, e) ? new NoStartTls() : e);
    } catch (AccessTokens.TokenRefused e) {
      throw out(e);
    }
  }

  /** Angus Mail has no type of its own for it. */
  private boolean lacksStartTls(SMTPTransport transport, MessagingException fault) {
    return settings.tls() == SmtpSettings.Tls.STARTTLS
        && fault.getClass() == MessagingException.class
        && fault.getNextException() == null
        && transport.getLastReturnCode() == GREETED
        && !transport.supportsExtension("STARTTLS");
  }

  private MailServerOut out(Exception why) {
    String server = getHost() + ":" + getPort();
    return new MailServerOut(ConnectionFault.sentence(server, "hub.mail.smtp", why), why);
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
