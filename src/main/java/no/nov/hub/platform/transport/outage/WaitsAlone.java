package no.nov.hub.platform.transport.outage;

/**
 * One piece of work cannot be done now and stays where it came from. Its route goes on with the
 * others.
 */
public abstract class WaitsAlone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  protected WaitsAlone(String why, Throwable cause) {
    super(why, cause);
  }
}
