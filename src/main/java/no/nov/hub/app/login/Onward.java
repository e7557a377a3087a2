package no.nov.hub.app.login;

import java.util.regex.Pattern;
import no.nov.hub.platform.link.Links;

/** Where one may go on to: a page of the hub's own. */
final class Onward {

  private static final Pattern OWN_PAGE = Pattern.compile("/|(?:/[a-z0-9-][A-Za-z0-9._-]*+)++");
  private static final int LONGEST_PAGE = 200;

  private Onward() {}

  /** The overview instead of what is no such page. */
  static String own(String onward) {
    return onward.length() <= LONGEST_PAGE && OWN_PAGE.matcher(onward).matches()
        ? onward
        : Links.OVERVIEW;
  }
}
