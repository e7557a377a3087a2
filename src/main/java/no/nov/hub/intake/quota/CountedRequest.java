package no.nov.hub.intake.quota;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.function.LongConsumer;

/** A request that tells how much of its body is read, on whatever thread that is. */
final class CountedRequest extends HttpServletRequestWrapper {

  private final LongConsumer read;
  private Counted body;

  /**
   * @param read gets the number of bytes each time that some are read
   */
  CountedRequest(HttpServletRequest request, LongConsumer read) {
    super(request);
    this.read = read;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = new Counted(super.getInputStream(), read);
    }
    return body;
  }

  private static final class Counted extends ServletInputStream {

    private final ServletInputStream in;
    private final LongConsumer counts;

    Counted(ServletInputStream in, LongConsumer counts) {
      this.in = in;
      this.counts = counts;
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      if (next >= 0) {
        counts.accept(1);
      }
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = in.read(into, offset, length);
      if (read > 0) {
        counts.accept(read);
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
