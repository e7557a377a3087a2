package no.nov.hub.mail.incoming;

import static java.util.Objects.requireNonNullElse;

import jakarta.mail.MessagingException;
import jakarta.mail.Provider;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.util.Properties;
import no.nov.hub.mail.outgoing.MailLogin;
import no.nov.hub.mail.outgoing.NoStartTls;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;

/**
 * Jakarta Mail's IMAP store made to fit Camel, which looks through all mails of a folder before it
 * takes the first: a folder shows only as many as are handled at one look, so that an endless one
 * costs no more than a small one; and it says when it has really been opened, and how much is in
 * it.
 */
public final class WatchedStore extends IMAPStore {

  private static final String LOOKING = "hub.looking";
  private static final String LOGIN = "hub.login";
  private static final String PER_LOOK = "hub.per-look";

  private final MailLogin login;
  private final MailboxPolling mailboxPolling;
  private final int perLook;

  /** Called by Jakarta Mail. */
  public WatchedStore(Session session, URLName url) {
    super(session, url, session.getProperty("mail.store.protocol"), isSecure(session));
    this.login = (MailLogin) session.getProperties().get(LOGIN);
    this.mailboxPolling = (MailboxPolling) session.getProperties().get(LOOKING);
    this.perLook = (int) session.getProperties().get(PER_LOOK);
  }

  private static boolean isSecure(Session session) {
    return session.getProperty("mail.store.protocol").equals("imaps");
  }

  /**
   * @param login asked at each connection
   * @param mailboxPolling is told of each opening
   * @param perLook how many mails a folder shows at most
   */
  static Session session(
      Properties properties, MailLogin login, MailboxPolling mailboxPolling, int perLook)
      throws MessagingException {
    String protocol = properties.getProperty("mail.store.protocol");
    properties.put(LOGIN, login);
    properties.put(LOOKING, mailboxPolling);
    properties.put(PER_LOOK, perLook);
    Session session = Session.getInstance(properties, login);
    session.setProvider(
        new Provider(Provider.Type.STORE, protocol, WatchedStore.class.getName(), "NOV hub", null));
    return session;
  }

  /**
   * A refused login is tried again by Jakarta Mail at once. That helps where a token was over, and
   * otherwise comes to nothing, since the login pauses.
   */
  @Override
  protected boolean protocolConnect(String host, int port, String user, String password)
      throws MessagingException {
    login.through(
        (username, secret) ->
            super.protocolConnect(
                host, port, requireNonNullElse(username, ""), requireNonNullElse(secret, "")));
    return true;
  }

  /** Not one command in clear to a server that would have to be spoken to in secret. */
  @Override
  protected IMAPProtocol newIMAPProtocol(String host, int port)
      throws IOException, ProtocolException {
    IMAPProtocol protocol = super.newIMAPProtocol(host, port);
    if (isStartTlsRequired() && !protocol.isSSL() && !protocol.hasCapability("STARTTLS")) {
      protocol.disconnect();
      throw new NoStartTls();
    }
    return protocol;
  }

  private boolean isStartTlsRequired() {
    return Boolean.parseBoolean(session.getProperty("mail.imap.starttls.required"));
  }

  @Override
  protected IMAPFolder newIMAPFolder(String fullName, char separator, Boolean isNamespace) {
    return new WatchedFolder(fullName, separator, isNamespace);
  }

  private final class WatchedFolder extends IMAPFolder {

    WatchedFolder(String fullName, char separator, Boolean isNamespace) {
      super(fullName, separator, WatchedStore.this, isNamespace);
    }

    @Override
    public synchronized void open(int mode) throws MessagingException {
      super.open(mode);
      mailboxPolling.opened(getFullName(), super.getMessageCount());
    }

    /** The folders beside INBOX are made when they are first needed. */
    @Override
    public synchronized boolean exists() throws MessagingException {
      return super.exists() || create(HOLDS_MESSAGES);
    }

    @Override
    public synchronized int getMessageCount() throws MessagingException {
      return Math.min(super.getMessageCount(), perLook);
    }
  }
}
