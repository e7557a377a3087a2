package no.nov.hub.platform.server;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.io.InputStream;
import no.nov.hub.platform.problem.Problem;
import org.apache.coyote.BadRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * The body of a request while it comes and until it has been worked with. The server calls when
 * there is something to read, so that nobody waits for the rest.
 */
final class Body implements ReadListener {

  private static final Logger LOG = LoggerFactory.getLogger(Body.class);
  private static final int PIECE = 16 * 1024;

  private final ServletInputStream in;
  private final AsyncContext request;
  private final Limits limits;
  private final Pace pace = new Pace(System::nanoTime);
  private final SecurityContext caller = SecurityContextHolder.getContext();
  private BodyContent content = new BodyContent();
  private BodyRoom room;
  private long taken;
  private BodyRefused.Answer refused;
  private boolean over;

  /**
   * @param sender for whom room is taken
   * @param most bytes of it
   */
  record Limits(BodyRoom inMemory, BodyRoom inFiles, String sender, long most) {}

  Body(ServletInputStream in, AsyncContext request, Limits limits) {
    this.in = in;
    this.request = request;
    this.limits = limits;
    this.room = limits.inMemory();
  }

  @Override
  public synchronized void onDataAvailable() throws IOException {
    try {
      byte[] piece = new byte[PIECE];
      while (!over && in.isReady()) {
        int count = in.read(piece);
        if (count < 0) {
          return;
        }
        take(piece, count);
      }
    } catch (BadRequestException e) {
      refuse(HttpStatus.BAD_REQUEST);
    } catch (BodyRefused e) {
      refuse(e.answer());
    }
    if (!over && pace.isTooSlow()) {
      refuse(HttpStatus.REQUEST_TIMEOUT);
    }
  }

  private void take(byte[] piece, int count) {
    if (content.size() + count > limits.most()) {
      refuse(HttpStatus.CONTENT_TOO_LARGE);
      return;
    }
    try {
      if (isRoomFor(count)) {
        pace.came(count);
        content.write(piece, count);
        return;
      }
    } catch (IOException e) {
      LOG.warn("A body cannot be kept in a file until all of it is there: {}", e.toString());
    }
    refuse(HttpStatus.SERVICE_UNAVAILABLE);
  }

  private boolean isRoomFor(int count) throws IOException {
    return (!content.isTooLargeForMemory(count) || moveToFile()) && take(count);
  }

  private boolean moveToFile() throws IOException {
    giveBack();
    room = limits.inFiles();
    content.moveToFile();
    return take(content.size());
  }

  private boolean take(long bytes) {
    if (!room.take(limits.sender(), bytes)) {
      return false;
    }
    taken += bytes;
    return true;
  }

  private void giveBack() {
    room.give(limits.sender(), taken);
    taken = 0;
  }

  private void refuse(HttpStatus status) {
    refuse((request, response) -> Problem.write(request, response, status));
  }

  private void refuse(BodyRefused.Answer answer) {
    refused = answer;
    release();
    goOn();
  }

  @Override
  public synchronized void onAllDataRead() {
    if (!over) {
      goOn();
    }
  }

  /** The server lets the request through to the hub once more. */
  private void goOn() {
    over = true;
    request.dispatch();
  }

  /** Whoever sent it is gone, or was silent for too long; the server closes. */
  @Override
  public synchronized void onError(Throwable fault) {
    over = true;
    release();
  }

  /**
   * @return what is answered if it is not taken, or null
   */
  BodyRefused.Answer refused() {
    return refused;
  }

  /** Who was let in before the body came. */
  SecurityContext caller() {
    return caller;
  }

  InputStream content() {
    return content.read();
  }

  /** What was read of it is not needed any longer. */
  synchronized void release() {
    giveBack();
    try {
      content.close();
    } catch (IOException e) {
      LOG.warn("The file of a body cannot be closed: {}", e.toString());
    }
    content = new BodyContent();
  }
}
