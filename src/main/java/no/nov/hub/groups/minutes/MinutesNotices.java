package no.nov.hub.groups.minutes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.Notice;
import no.nov.hub.groups.minutes.content.AttendanceTables.AttendanceState;
import no.nov.hub.groups.minutes.content.Minuted;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.message.Text;
import org.springframework.stereotype.Component;

/** What a contact is told about minutes. */
@Component
class MinutesNotices {

  /** The name of an occasion, of which the Message-ID is made, so it stays. */
  private static final String UNKNOWN_ACTIONS = String.join(" ", "unknown", "actions");

  Notice unused(Minuted minuted) {
    return notice(
        minuted,
        "unused",
        Texts.inBoth("minutes.unused.subject"),
        Texts.inBoth(
            minuted.meeting().cancelled()
                ? "minutes.unused.cancelled"
                : "minutes.unused.not-begun"));
  }

  /** The hub knows no such meeting, or only a draft of it. */
  Notice uncalled(Minutes minutes, Person contact) {
    String meetingId = minutes.meetingKey().id();
    return new Notice(
        minutes.owner(),
        minutes.about(),
        minutes.data().path("title").asString(meetingId),
        null,
        contact,
        "minutes %d uncalled".formatted(minutes.version()),
        Texts.inBoth("minutes.unused.subject"),
        List.of(Texts.inBoth("minutes.unused.not-called", meetingId)));
  }

  Notice unread(Minuted minuted) {
    return notice(
        minuted,
        "unread",
        Texts.inBoth("minutes.unread.subject"),
        Texts.inBoth("minutes.unread.call", minuted.reader().name()));
  }

  Notice returned(Minuted minuted, String remark) {
    return notice(
        minuted,
        "returned",
        Texts.inBoth("minutes.returned.subject"),
        Texts.inBoth("minutes.returned.remark", minuted.reader().name(), remark));
  }

  Notice objected(Minuted minuted, Reply reply) {
    return notice(
        minuted,
        "objection %s %s".formatted(reply.person().address(), reply.at()),
        Texts.inBoth("minutes.objection.subject"),
        Texts.inBoth("minutes.objection.remark", reply.person().name(), reply.comment()));
  }

  Notice unknownActions(Minuted minuted, List<String> ids) {
    return notice(
        minuted,
        UNKNOWN_ACTIONS,
        Texts.inBoth("minutes.unknown.subject"),
        Texts.inBoth("minutes.unknown.actions", String.join(", ", ids)));
  }

  /** What the contact should look at, though it keeps nothing from going on. */
  Optional<Notice> remarks(Minuted minuted) {
    List<Text> remarks = new ArrayList<>();
    List<String> guests = minuted.content().shown(AttendanceState.GUEST);
    if (!guests.isEmpty()) {
      remarks.add(Texts.inBoth("minutes.remarks.guests", String.join("; ", guests)));
    }
    List<String> unreachable =
        minuted.content().items().stream()
            .filter(item -> item.responsible() != null && item.responsible().address() == null)
            .map(item -> item.responsible().name())
            .distinct()
            .toList();
    if (!unreachable.isEmpty()) {
      remarks.add(Texts.inBoth("minutes.remarks.unreachable", String.join("; ", unreachable)));
    }
    return remarks.isEmpty()
        ? Optional.empty()
        : Optional.of(
            notice(
                minuted,
                "remarks",
                Texts.inBoth("minutes.remarks.subject"),
                remarks.toArray(Text[]::new)));
  }

  private static Notice notice(Minuted minuted, String once, Text subject, Text... sentences) {
    return new Notice(
        minuted.meeting(),
        minuted.contact(),
        "minutes %d %s".formatted(minuted.minutes().version(), once),
        subject,
        List.of(sentences));
  }
}
