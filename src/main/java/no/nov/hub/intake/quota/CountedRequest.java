package no.nov.hub.intake.quota;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import no.nov.hub.platform.server.BodyRefused;

/** A request of whose body each piece that is read is counted, on whatever thread that is. */
final class CountedRequest extends HttpServletRequestWrapper {

  private final Reservation reservation;
  private final BodyRefused.Answer refusal;
  private Counted body;

  /**
   * @param refusal if more comes than there is room for
   */
  CountedRequest(HttpServletRequest request, Reservation reservation, BodyRefused.Answer refusal) {
    super(request);
    this.reservation = reservation;
    this.refusal = refusal;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new Counted(super.getInputStream());
    }
    return body;
  }

  private void came(int bytes) throws BodyRefused {
    if (!reservation.came(bytes)) {
      throw new BodyRefused(refusal);
    }
  }

  private final class Counted extends ServletInputStream {

    private final ServletInputStream in;

    Counted(ServletInputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      if (next >= 0) {
        came(1);
      }
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      if (read > 0) {
        came(read);
      }
      return read;
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
