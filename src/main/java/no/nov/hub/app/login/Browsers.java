package no.nov.hub.app.login;

import java.util.LinkedHashMap;
import java.util.Map;
import no.nov.hub.platform.language.Texts;

/** Names browsers as people know them. */
final class Browsers {

  /** What stands in User-Agent; each also names those after it, so the first that fits is it. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  private static final Map<String, String> MACHINES = new LinkedHashMap<>();

  static {
    NAMES.put("Edg", "Edge");
    NAMES.put("OPR/", "Opera");
    NAMES.put("Firefox/", "Firefox");
    NAMES.put("FxiOS/", "Firefox");
    NAMES.put("CriOS/", "Chrome");
    NAMES.put("Chrome/", "Chrome");
    NAMES.put("Safari/", "Safari");
    MACHINES.put("iPhone", "iPhone");
    MACHINES.put("iPad", "iPad");
    MACHINES.put("Android", "Android");
    MACHINES.put("Windows", "Windows");
    MACHINES.put("Macintosh", "Mac");
    MACHINES.put("Linux", "Linux");
  }

  private Browsers() {}

  static String name(String userAgent, Texts texts) {
    String browser = first(NAMES, userAgent);
    String machine = first(MACHINES, userAgent);
    if (browser == null) {
      return texts.say("login.self.unknown-browser");
    }
    return machine == null ? browser : texts.say("login.self.browser-on", browser, machine);
  }

  private static String first(Map<String, String> names, String userAgent) {
    return names.entrySet().stream()
        .filter(name -> userAgent.contains(name.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}
