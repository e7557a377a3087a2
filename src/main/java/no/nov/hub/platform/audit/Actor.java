package no.nov.hub.platform.audit;

import java.util.UUID;

/** One who does something, as the audit names it: by id or mark, never by name or address. */
@FunctionalInterface
public interface Actor {

  /** The hub itself: as who does something, and as the way in of what it does by itself. */
  String HUB = "hub";

  String who();

  /** The id of the participant for whom it does it; null if for none. */
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

  /**
   * The same, in what concerns another than the one it acts for.
   *
   * @param participant null if it concerns none
   */
  default Actor concerning(String participant) {
    return new Known(who(), participant, origin(), way());
  }

  /** The hub itself, or whatever it acts upon. */
  static Actor hub(String who) {
    return () -> who;
  }

  /**
   * The participant whose message was admitted, however it came.
   *
   * @param receipt its id, by which it can be followed; null where there is none
   */
  static Actor sender(String participant, UUID receipt) {
    String way = receipt == null ? "message" : "message/" + receipt;
    return new Known(participant, participant, null, way);
  }

  /** Whoever runs a command beside a hub that does not run. */
  static Actor atTheMachine() {
    return new Known("at the machine", null, null, "command");
  }

  /** One of whom all is known. */
  record Known(String who, String forWhom, String origin, String way) implements Actor {}
}
