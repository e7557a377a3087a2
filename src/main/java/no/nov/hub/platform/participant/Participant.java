package no.nov.hub.platform.participant;

import java.util.List;
import java.util.regex.Pattern;
import no.nov.hub.platform.start.SettingFaults;

/**
 * One who connects to the hub.
 *
 * @param id lower case, part of topic names
 * @param name as people write it
 * @param shortName for narrow tables
 * @param municipalities numbers valid now, the participant's own area
 */
public record Participant(
    String id, String name, String shortName, Kind kind, List<String> municipalities) {

  private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,32}");

  public enum Kind {
    /** Has member companies and enters NOV's totals. */
    ASSOCIATION,
    /** Has no member companies; sends no counts and never enters NOV's totals. */
    REGIONAL_BODY
  }

  public Participant {
    new SettingFaults("hub")
        .tellIf(
            id == null || !isId(id),
            "participants",
            "id-en «%s» må være 1 til 32 av a-z, 0-9 og bindestrek".formatted(id),
            "the id '%s' must be 1 to 32 of a-z, 0-9 and hyphen".formatted(id))
        .tellIf(
            name == null || name.isBlank() || kind == null,
            "participants",
            "«%s» trenger name og kind".formatted(id),
            "'%s' needs a name and a kind".formatted(id))
        .refuse();
    shortName = shortName == null ? name : shortName;
    municipalities = municipalities == null ? List.of() : List.copyOf(municipalities);
  }

  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** Whether somebody means this one; case does not matter. */
  public boolean isCalled(String text) {
    return text.equalsIgnoreCase(id)
        || text.equalsIgnoreCase(name)
        || text.equalsIgnoreCase(shortName);
  }

  public boolean isAssociation() {
    return kind == Kind.ASSOCIATION;
  }

  /** The only CloudEvents {@code source} this participant may use. */
  public String source() {
    return "/" + id;
  }
}
