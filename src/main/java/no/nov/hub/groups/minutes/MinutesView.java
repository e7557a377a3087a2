package no.nov.hub.groups.minutes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import no.nov.hub.groups.minutes.action.ActionView;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.platform.message.Text;

/**
 * Minutes as their owner sees them; in a list without what is said in them.
 *
 * @param standing as {@link Minutes.MinutesState#word()}
 * @param willGet how many get them when they are sent; null once they have been
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MinutesView(
    String owner,
    String meetingId,
    String title,
    int version,
    String reason,
    String standing,
    Instant receivedAt,
    Reader reader,
    Instant releasedAt,
    String releasedBy,
    Integer willGet,
    Instant mailedAt,
    Instant deadline,
    Instant approvedAt,
    String approvedHow,
    List<Person> attendance,
    List<Said> replies,
    List<Mail> mails,
    List<ActionView> actions,
    List<Text> remarks,
    List<Version> versions) {

  record Reader(String address, Instant from, String remark) {}

  record Person(String name, String address, String organisation, String standing) {}

  record Said(String name, String address, String said, Instant at, String comment) {}

  record Mail(String address, String kind, String state, Instant since) {}

  record Version(int version, String standing, Instant receivedAt, String reason) {}
}
