package no.nov.hub.server;

import java.util.HashMap;
import java.util.Map;

/** How many bytes of bodies lie in memory while they come, for whom. */
final class BodyRoom {

  private final long most;
  private final long mostOfOne;
  private final Map<String, Long> taken = new HashMap<>();
  private long sum;

  /**
   * @param mostOfOne of them for one caller, so that others always find room
   */
  BodyRoom(long most, long mostOfOne) {
    this.most = most;
    this.mostOfOne = mostOfOne;
  }

  /**
   * @return false if there is no room for them; then none of them was taken
   */
  synchronized boolean take(String caller, int bytes) {
    long ofCaller = taken.getOrDefault(caller, 0L) + bytes;
    if (ofCaller > mostOfOne || sum + bytes > most) {
      return false;
    }
    taken.put(caller, ofCaller);
    sum += bytes;
    return true;
  }

  synchronized void give(String caller, long bytes) {
    taken.computeIfPresent(caller, (who, all) -> all == bytes ? null : all - bytes);
    sum -= bytes;
  }
}
