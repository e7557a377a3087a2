package no.nov.hub.platform.transport.outage;

import java.util.concurrent.ThreadFactory;

/** Threads that nobody waits for when the hub ends. */
public final class DaemonThreads {

  private DaemonThreads() {}

  /**
   * @param name of each of them, as logs and thread dumps show it
   */
  public static ThreadFactory named(String name) {
    return task -> {
      Thread thread = new Thread(task, name);
      thread.setDaemon(true);
      return thread;
    };
  }
}
