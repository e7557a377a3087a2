package no.nov.hub.platform.start;

/** Why the hub does not start: a sentence with the cause and the remedy. */
public class CannotStart extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean mayPass;

  /** For what stays so until the operator has done something. */
  public CannotStart(String sentence) {
    this(sentence, null);
  }

  public CannotStart(String sentence, Throwable cause) {
    this(sentence, cause, false);
  }

  protected CannotStart(String sentence, Throwable cause, boolean mayPass) {
    super(sentence, cause);
    this.mayPass = mayPass;
  }

  /** For what may pass by itself, such as a full disk or a port that another program holds. */
  public static CannotStart yet(String sentence, Throwable cause) {
    return new CannotStart(sentence, cause, true);
  }

  /** Whether another try may go well although nobody has done anything. */
  public boolean mayPass() {
    return mayPass;
  }
}
