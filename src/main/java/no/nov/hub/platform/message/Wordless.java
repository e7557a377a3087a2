package no.nov.hub.platform.message;

/**
 * A fault for the log, by class and place. What its message says can be a stranger's words, a
 * person's name or a secret link, so it is left out, and so are those of its causes.
 */
public final class Wordless extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final int DEEPEST = 20;

  private Wordless(Throwable fault, Throwable cause) {
    super(fault.getClass().getName(), cause);
    setStackTrace(fault.getStackTrace());
  }

  public static Wordless of(Throwable fault) {
    return of(fault, 0);
  }

  private static Wordless of(Throwable fault, int depth) {
    return fault == null || depth == DEEPEST
        ? null
        : new Wordless(fault, of(fault.getCause(), depth + 1));
  }
}
