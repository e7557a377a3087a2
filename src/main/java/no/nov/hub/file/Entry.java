package no.nov.hub.file;

import java.util.List;
import no.nov.hub.message.Reason;
import no.nov.hub.message.Text;
import tools.jackson.databind.JsonNode;

/** One thing found in a file. */
public sealed interface Entry {

  /** Where it stands, such as «Rad 7» (Row 7). */
  Text place();

  /** The UID of the event it stands for in a calendar; empty in other files. */
  String uid();

  /**
   * A message that admission can look at.
   *
   * @param event a whole CloudEvent, structured mode
   */
  record Found(Text place, String uid, JsonNode event) implements Entry {

    Found(Text place, JsonNode event) {
      this(place, "", event);
    }
  }

  /** Something that could not be turned into a message, with everything that was wrong. */
  record Unreadable(Text place, String uid, List<Reason> reasons) implements Entry {

    public Unreadable(Text place, List<Reason> reasons) {
      this(place, "", reasons);
    }
  }
}
