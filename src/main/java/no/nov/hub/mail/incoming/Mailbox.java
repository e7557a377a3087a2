package no.nov.hub.mail.incoming;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.net.URI;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import no.nov.hub.mail.outgoing.AccessTokens;
import no.nov.hub.mail.outgoing.MailLogin;
import no.nov.hub.mail.outgoing.TlsSettings;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.mail.JavaMailSender;
import org.apache.camel.component.mail.MailBinding;
import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.component.mail.MailConfiguration;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.component.mail.MailEndpointConfigurer;
import org.apache.camel.component.mail.MailMessage;
import org.apache.camel.component.mail.MailUidGenerator;
import org.apache.camel.spi.PropertyConfigurer;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.springframework.stereotype.Component;

/**
 * Camel's mail component for the hub's own mailbox: {@code mailbox:INBOX} is that folder of the
 * account in the settings. What a mail is must be asked of the mail; none of its headers becomes a
 * header of an exchange, where it could delete mails or lead them elsewhere.
 */
@Component("mailbox")
class Mailbox extends MailComponent {

  private static final int READ_AT_ONCE = 1 << 20;

  private final ImapSettings settings;
  private final TlsSettings tls;
  private final MailLogin login;
  private final MailboxPolling mailboxPolling;

  Mailbox(
      ImapSettings settings,
      TlsSettings tls,
      AccessTokens tokens,
      MailboxPolling mailboxPolling,
      Clock clock) {
    this.settings = settings;
    this.tls = tls;
    this.login = new MailLogin(settings.username(), settings.password(), tokens, clock);
    this.mailboxPolling = mailboxPolling;
  }

  /** Where no mailbox is set, an endpoint from which nothing ever comes. */
  @Override
  protected Endpoint createEndpoint(String uri, String folder, Map<String, Object> parameters)
      throws Exception {
    if (!settings.isSet()) {
      parameters.clear();
      return getCamelContext().getEndpoint("direct:no-mailbox-" + folder);
    }
    MailConfiguration configuration = configuration(folder);
    setConfiguration(configuration);
    parameters.putIfAbsent("delay", settings.every().toMillis());
    MailEndpoint endpoint =
        (MailEndpoint)
            super.createEndpoint(address(configuration) + "/" + folder, folder, parameters);
    endpoint.setBinding(new RawMail());
    endpoint.setMailUidGenerator(PLACES);
    if (folder.equals(MailboxPolling.INBOX)) {
      endpoint.setPollStrategy(mailboxPolling);
      endpoint.setExceptionHandler(mailboxPolling);
    }
    return endpoint;
  }

  /** The same options as {@code imap:} has. */
  @Override
  public PropertyConfigurer getEndpointPropertyConfigurer() {
    return new MailEndpointConfigurer();
  }

  private static String address(MailConfiguration server) {
    return "%s://%s:%d".formatted(server.getProtocol(), server.getHost(), server.getPort());
  }

  private MailConfiguration configuration(String folder) throws MessagingException {
    String protocol = settings.tls() == ImapSettings.Tls.IMAPS ? "imaps" : "imap";
    Session session =
        WatchedStore.session(properties(protocol), login, mailboxPolling, settings.perLook());
    MailConfiguration configuration = new OwnSession(session);
    configuration.configure(
        URI.create("%s://%s:%d".formatted(protocol, settings.host(), settings.port())));
    configuration.setFolderName(folder);
    // The store asks for the password itself, when it needs it.
    configuration.setUsername(settings.username());
    configuration.setPassword("");
    configuration.setMapMailMessage(false);
    configuration.setPeek(true);
    // Whoever looks into the mailbox with a mail program must not hide a mail from the hub by it.
    configuration.setUnseen(false);
    configuration.setFetchSize(settings.perLook());
    return configuration;
  }

  /** For whoever looks into folders himself. */
  Store connect() throws MessagingException {
    String protocol = settings.tls() == ImapSettings.Tls.IMAPS ? "imaps" : "imap";
    Store store = Session.getInstance(properties(protocol), login).getStore(protocol);
    login.through((name, word) -> store.connect(settings.host(), settings.port(), name, word));
    return store;
  }

  private Properties properties(String protocol) {
    String patience = Long.toString(settings.timeout().toMillis());
    String prefix = "mail." + protocol + ".";
    Properties properties = new Properties();
    properties.put("mail.store.protocol", protocol);
    properties.put(prefix + "connectiontimeout", patience);
    properties.put(prefix + "timeout", patience);
    properties.put(prefix + "writetimeout", patience);
    properties.put(prefix + "fetchsize", Integer.toString(READ_AT_ONCE));
    tls.apply(properties, prefix);
    if (settings.tls() == ImapSettings.Tls.STARTTLS) {
      properties.put(prefix + "starttls.enable", "true");
      properties.put(prefix + "starttls.required", "true");
    }
    // Beside an open folder a second connection is needed, and by then the token may be another.
    properties.put(prefix + "forcepasswordrefresh", "true");
    if (login.usesTokens()) {
      properties.put(prefix + "auth.mechanisms", MailLogin.TOKEN_MECHANISM);
    }
    return properties;
  }

  /** UIDVALIDITY and UID, which the server gives; a Message-ID is the sender's choice. */
  static final MailUidGenerator PLACES =
      (endpoint, message) -> {
        try {
          Folder folder = message.getFolder();
          return folder instanceof IMAPFolder imap
              ? imap.getUIDValidity() + "/" + imap.getUID(message)
              : Integer.toString(message.getMessageNumber());
        } catch (MessagingException e) {
          throw new IllegalStateException("The server gives no UID", e);
        }
      };

  /** Camel's option for a session of one's own is not heeded where mail is read. */
  private static final class OwnSession extends MailConfiguration {

    private final Session session;

    OwnSession(Session session) {
      this.session = session;
    }

    @Override
    protected JavaMailSender createJavaMailSender(CamelContext context) {
      JavaMailSender sender = super.createJavaMailSender(context);
      sender.setJavaMailProperties(session.getProperties());
      sender.setSession(session);
      return sender;
    }
  }

  /** The mail as it is; it is not even asked for its headers. */
  private static final class RawMail extends MailBinding {

    @Override
    public Object extractBodyFromMail(Exchange exchange, MailMessage mail) {
      return mail.getMessage();
    }

    @Override
    public Map<String, Object> extractHeadersFromMail(Message mail, Exchange exchange) {
      return new HashMap<>();
    }
  }
}
