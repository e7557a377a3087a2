package no.nov.hub.platform.server;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Thrown while a body is read: the rest of it is not wanted. */
public final class BodyRefused extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  /** What is answered to the request, once the reading has ended. */
  @FunctionalInterface
  public interface Answer {

    void write(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  public BodyRefused(Answer answer) {
    this.answer = answer;
  }

  Answer answer() {
    return answer;
  }
}
