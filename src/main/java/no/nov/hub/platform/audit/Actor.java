package no.nov.hub.platform.audit;

/** One who does something, as the audit names it: by id or mark, never by name or address. */
@FunctionalInterface
public interface Actor {

  /** The way of what the hub does by itself. */
  String HUB = "hub";

  String who();

  /** The id of the participant it acts for; null if for none. */
  default String forWhom() {
    return null;
  }

  /** The remote address of the request; null where there is none. */
  default String origin() {
    return null;
  }

  /** By which way in it came. */
  default String way() {
    return HUB;
  }

  /** The hub itself, or whatever it acts upon. */
  static Actor hub(String who) {
    return () -> who;
  }

  /** Whoever runs a command beside a hub that does not run. */
  static Actor atTheMachine() {
    return new Actor() {
      @Override
      public String who() {
        return "at the machine";
      }

      @Override
      public String way() {
        return "command";
      }
    };
  }
}
