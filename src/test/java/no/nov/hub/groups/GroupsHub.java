package no.nov.hub.groups;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import no.nov.hub.SubjectHub;
import no.nov.hub.groups.group.GroupProjection;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;

/**
 * Groups of Drammen and their meetings, of which Kari is the contact, for the subjects that stand
 * on them. Links carry tokens that are counted.
 *
 * @param <H> the fixture itself
 */
public abstract class GroupsHub<H extends GroupsHub<H>> extends SubjectHub {

  /** As the hub injects it where it asks for a {@code Supplier<String>}. */
  private static final class Tokens implements Supplier<String> {

    private int last;

    @Override
    public String get() {
      return "token%015d".formatted(++last);
    }
  }

  protected GroupsHub(Instant now) {
    super(now);
    with("meetingTokens", Tokens.class, Tokens::new);
    reads(Topics.PRIVATE_GROUPS, GroupProjection.class);
  }

  @SuppressWarnings("unchecked")
  protected final H self() {
    return (H) this;
  }

  /** What the routes do as long as anything is due. */
  public abstract H looks();

  public final H after(Duration time) {
    clock.pass(time);
    return looks();
  }

  /** A resource group; the first member leads it. */
  public H group(String id, String... members) {
    return groupWith(
        id,
        "'leader':{'address':'%s@example.no'}".formatted(members[0]),
        Arrays.stream(members).map(GroupsHub::member).toArray(String[]::new));
  }

  public final H groupWith(String id, String fields, String... members) {
    return groupOf(
        "drammen",
        id,
        "'kind':'resource','name':'Ressursgruppe %s'%s"
            .formatted(id, fields.isEmpty() ? "" : "," + fields),
        members);
  }

  protected final H groupOf(String owner, String id, String fields, String... members) {
    admit(
        "drammen",
        Types.GROUP_REGISTERED,
        Topics.PRIVATE_GROUPS,
        "{'owner':'%s','groupId':'%s','contact':{'name':'Kari Kontakt','address':'kari@example.no'},'members':[%s],%s}"
            .formatted(owner, id, String.join(",", members), fields));
    return self();
  }

  public static String member(String name) {
    String shown =
        name.equals("ase")
            ? "Åse"
            : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return "{'name':'%s Ås','address':'%s@example.no'}".formatted(shown, name);
  }

  /** A meeting of group energi on 12 January at nine, unless the fields say otherwise. */
  public final H calls(String id, String fields) {
    String groups = fields.contains("'groups'") ? "" : ",'groups':['energi']";
    String title = fields.contains("'title'") ? "" : ",'title':'Møte i energigruppen'";
    String start =
        fields.contains("'start'")
            ? ""
            : ",'start':'2027-01-12T09:00','end':'2027-01-12T10:30','timeZone':'Europe/Oslo'";
    return says(
        Types.MEETING_CALLED,
        "{'owner':'drammen','meetingId':'%s'".formatted(id)
            + groups
            + title
            + start
            + (fields.isEmpty() ? "}" : "," + fields + "}"));
  }

  public final H cancels(String id, String reason) {
    return says(
        Types.MEETING_CANCELLED,
        "{'owner':'drammen','meetingId':'%s','reason':'%s'}".formatted(id, reason));
  }

  public final H says(String type, String data) {
    admit("drammen", type, Topics.PRIVATE_MEETINGS, data);
    return self();
  }
}
