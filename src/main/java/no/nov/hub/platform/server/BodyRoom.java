package no.nov.hub.platform.server;

import java.util.HashMap;
import java.util.Map;

/** How many bytes of bodies are there while they come, in one place, for whom. */
final class BodyRoom {

  private final long most;
  private final long mostOfOne;
  private final int others;
  private final Map<String, Long> taken = new HashMap<>();
  private long sum;

  /**
   * @param mostOfOne of them for one caller
   * @param others each caller leaves room for so many who take as much: the less room there is, the
   *     smaller is what still fits, and many large ones cannot keep the small ones out
   */
  BodyRoom(long most, long mostOfOne, int others) {
    this.most = most;
    this.mostOfOne = mostOfOne;
    this.others = others;
  }

  /**
   * @return false if there is no room for them; then none of them was taken
   */
  synchronized boolean take(String caller, long bytes) {
    long ofCaller = taken.getOrDefault(caller, 0L) + bytes;
    if (ofCaller > mostOfOne || sum + bytes + others * ofCaller > most) {
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
