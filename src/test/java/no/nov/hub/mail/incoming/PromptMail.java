package no.nov.hub.mail.incoming;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;

/**
 * GreenMail's IMAP, whose answers are sent at once. GreenMail writes each in pieces, of which the
 * second would wait until the first is confirmed, 40 ms later.
 */
final class PromptMail extends GreenMail {

  PromptMail() {
    super(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
  }

  @Override
  protected Map<String, AbstractServer> createServices(ServerSetup[] setups, Managers managers) {
    return Map.of(ServerSetup.PROTOCOL_IMAP, new Server(setups[0], managers));
  }

  /** In the place of {@code getImap}, whose type is GreenMail's own server. */
  AbstractServer imap() {
    return services.get(ServerSetup.PROTOCOL_IMAP);
  }

  private static final class Server extends AbstractServer {

    Server(ServerSetup setup, Managers managers) {
      super(setup, managers);
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
      try {
        client.setTcpNoDelay(true);
      } catch (SocketException e) {
        throw new UncheckedIOException(e);
      }
      return new ImapHandler(managers.getUserManager(), managers.getImapHostManager(), client);
    }
  }
}
