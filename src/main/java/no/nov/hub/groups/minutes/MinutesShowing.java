package no.nov.hub.groups.minutes;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.nov.hub.groups.meeting.Notice;
import no.nov.hub.groups.minutes.MinutesShown.Mail;
import no.nov.hub.groups.minutes.MinutesShown.Person;
import no.nov.hub.groups.minutes.MinutesShown.Reader;
import no.nov.hub.groups.minutes.MinutesShown.Said;
import no.nov.hub.groups.minutes.MinutesShown.Version;
import no.nov.hub.groups.minutes.action.ActionShown;
import no.nov.hub.groups.minutes.action.ActionTables;
import no.nov.hub.groups.minutes.content.Minuted;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.Minutes.Standing;
import no.nov.hub.groups.minutes.content.Surroundings;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.message.Text;
import org.springframework.stereotype.Component;

/** Shows minutes to those who own them. */
@Component
class MinutesShowing {

  private static final int MOST = 500;

  private final MinutesTables tables;
  private final Replies replies;
  private final ActionTables actions;
  private final Surroundings surroundings;
  private final MinutesNotices told;
  private final Outbox outbox;

  MinutesShowing(
      MinutesTables tables,
      Replies replies,
      ActionTables actions,
      Surroundings surroundings,
      MinutesNotices told,
      Outbox outbox) {
    this.tables = tables;
    this.replies = replies;
    this.actions = actions;
    this.surroundings = surroundings;
    this.told = told;
    this.outbox = outbox;
  }

  /** The newest version of each, the latest first, without what stands in it. */
  List<MinutesShown> list(Collection<String> owners) {
    return tables.newest(owners, MOST).stream()
        .map(minutes -> shown(minutes, Optional.empty(), null, null, null, null))
        .toList();
  }

  /** The newest version; of the meeting's people nothing until the meeting is known. */
  Optional<MinutesShown> whole(String about) {
    List<Minutes> versions = tables.versions(about);
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(whole(versions.get(versions.size() - 1), versions));
  }

  private MinutesShown whole(Minutes minutes, List<Minutes> versions) {
    return shown(
        minutes,
        surroundings.of(minutes),
        replies.of(minutes.about(), minutes.version()).stream()
            .map(
                each ->
                    new Said(
                        each.name(), each.address(), each.said().word(), each.at(), each.comment()))
            .toList(),
        outbox.deliveries(minutes.about()).stream()
            .filter(
                letter ->
                    letter.kind() == Letter.Kind.MINUTES
                        || letter.kind() == Letter.Kind.MINUTES_TO_READ)
            .map(
                letter ->
                    new Mail(
                        letter.recipient(),
                        letter.kind().name().toLowerCase(Locale.ROOT),
                        letter.state().word(),
                        letter.since()))
            .toList(),
        actions.of(minutes.about()).stream().map(ActionShown::of).toList(),
        versions.stream()
            .map(
                each ->
                    new Version(
                        each.version(),
                        each.standing().word(),
                        each.receivedAt(),
                        each.data().path("reason").asString(null)))
            .toList());
  }

  private MinutesShown shown(
      Minutes minutes,
      Optional<Minuted> minuted,
      List<Said> said,
      List<Mail> mails,
      List<ActionShown> given,
      List<Version> versions) {
    boolean unsent =
        minutes.standing() == Standing.READING || minutes.standing() == Standing.RETURNED;
    return new MinutesShown(
        minutes.owner(),
        minutes.about().substring(minutes.about().indexOf('/') + 1),
        minuted.map(each -> each.content().title()).orElse(null),
        minutes.version(),
        minutes.data().path("reason").asString(null),
        minutes.standing().word(),
        minutes.receivedAt(),
        minutes.reading().reader() == null
            ? null
            : new Reader(
                minutes.reading().reader(), minutes.reading().from(), minutes.reading().remark()),
        minutes.mailing().releasedAt(),
        minutes.mailing().releasedBy(),
        unsent ? minuted.map(each -> each.people().all().size()).orElse(null) : null,
        minutes.mailing().mailedAt(),
        minutes.mailing().deadline(),
        minutes.approval().at(),
        minutes.approval().how(),
        minuted.map(MinutesShowing::attendance).orElse(null),
        said,
        mails,
        given,
        minuted.map(this::remarks).orElse(null),
        versions);
  }

  private static List<Person> attendance(Minuted minuted) {
    return minuted.content().attendees().stream()
        .map(
            each ->
                new Person(
                    each.name(),
                    each.person().contains("@") ? each.person() : null,
                    each.organisation(),
                    each.standing().word()))
        .toList();
  }

  private List<Text> remarks(Minuted minuted) {
    return told.remarks(minuted).map(Notice::sentences).orElse(List.of());
  }
}
