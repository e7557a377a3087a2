package no.nov.hub.platform.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * What nobody has read of a body when its request has been answered, since it was refused. The
 * server itself would wait for it, on a thread. Here the connection is closed a moment after the
 * answer, or when the body has come: closed at once, a client that still writes would not read why.
 */
@Component
class UnreadBodies implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final String ANSWER = UnreadBodies.class.getName();
  private static final long MOMENT_MILLIS = 2_000;

  @Override
  public void customize(TomcatServletWebServerFactory server) {
    server.addEngineValves(new Closing());
    server.addConnectorCustomizers(UnreadBodies::askWhenRead);
  }

  /** Who asks first whether to send is told so by who reads; who is refused sends nothing. */
  private static void askWhenRead(Connector connector) {
    ((AbstractHttp11Protocol<?>) connector.getProtocolHandler())
        .setContinueResponseTiming(ContinueResponseTiming.ON_REQUEST_BODY_READ.toString());
  }

  /** Whoever waits to be asked for the body, which a listener alone does not. */
  static void askFor(ServletRequest request) throws IOException {
    ((Response) request.getAttribute(ANSWER))
        .sendAcknowledgement(ContinueResponseTiming.ON_REQUEST_BODY_READ);
  }

  static final class Closing extends ValveBase {

    Closing() {
      super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
      request.setAttribute(ANSWER, response);
      getNext().invoke(request, response);
      if (request.isAsync() || !Bodies.isIn(request) || request.getCoyoteRequest().isFinished()) {
        return;
      }
      if (!response.isCommitted()) {
        response.setHeader(HttpHeaders.CONNECTION, "close");
      }
      response.finishResponse();
      if (request.getContext() == null || wasTouched(request)) {
        close(
            request); // Without context the server itself has refused it, and can wait for nothing.
      } else {
        passOver(request);
      }
    }

    /** Or waits to be asked for it; then the server closes by itself. */
    private static boolean wasTouched(Request request) {
      return request.getCoyoteRequest().getReadListener() != null
          || request.getHeader(HttpHeaders.EXPECT) != null;
    }

    private static void passOver(Request request) throws IOException {
      AsyncContext async = request.startAsync();
      async.setTimeout(MOMENT_MILLIS);
      PassedOver body = new PassedOver(request, async);
      async.addListener(body);
      request.getInputStream().setReadListener(body);
    }

    private static void close(Request request) {
      request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }

  /** Read for the sake of the client alone, without holding a thread. */
  private static final class PassedOver implements ReadListener, AsyncListener {

    private static final int PIECE = 8 * 1024;
    private static final int MOST = 2 << 20;

    private final Request request;
    private final AsyncContext async;
    private int count;
    private boolean over;

    PassedOver(Request request, AsyncContext async) {
      this.request = request;
      this.async = async;
    }

    @Override
    public synchronized void onDataAvailable() throws IOException {
      ServletInputStream in = request.getInputStream();
      byte[] piece = new byte[PIECE];
      while (!over && in.isReady()) {
        int more = in.read(piece);
        if (more < 0) {
          return;
        }
        count += more;
        if (count > MOST) {
          end();
        }
      }
    }

    @Override
    public synchronized void onAllDataRead() {
      complete();
    }

    @Override
    public synchronized void onTimeout(AsyncEvent event) {
      end();
    }

    private void end() {
      Closing.close(request);
      complete();
    }

    private void complete() {
      if (!over) {
        over = true;
        async.complete();
      }
    }

    @Override
    public synchronized void onError(Throwable fault) {
      over = true; // Whoever sent it is gone.
    }

    @Override
    public void onError(AsyncEvent event) {
      onError(event.getThrowable());
    }

    @Override
    public void onComplete(AsyncEvent event) {
      // Nothing is left to do.
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      // Never again.
    }
  }
}
