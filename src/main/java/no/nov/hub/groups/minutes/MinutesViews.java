package no.nov.hub.groups.minutes;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import no.nov.hub.groups.meeting.Notice;
import no.nov.hub.groups.minutes.MinutesView.Mail;
import no.nov.hub.groups.minutes.MinutesView.Person;
import no.nov.hub.groups.minutes.MinutesView.Reader;
import no.nov.hub.groups.minutes.MinutesView.Said;
import no.nov.hub.groups.minutes.MinutesView.Version;
import no.nov.hub.groups.minutes.action.ActionTables;
import no.nov.hub.groups.minutes.action.ActionView;
import no.nov.hub.groups.minutes.content.Minuted;
import no.nov.hub.groups.minutes.content.Minutes;
import no.nov.hub.groups.minutes.content.Minutes.MinutesState;
import no.nov.hub.groups.minutes.content.MinutesContext;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.message.Text;
import org.springframework.stereotype.Component;

/** Shows minutes to those who own them. */
@Component
class MinutesViews {

  private static final int MOST = 500;

  private final MinutesTables tables;
  private final ReplyTables replyTables;
  private final ActionTables actions;
  private final MinutesContext context;
  private final MinutesNotices told;
  private final Outbox outbox;

  MinutesViews(
      MinutesTables tables,
      ReplyTables replyTables,
      ActionTables actions,
      MinutesContext context,
      MinutesNotices told,
      Outbox outbox) {
    this.tables = tables;
    this.replyTables = replyTables;
    this.actions = actions;
    this.context = context;
    this.told = told;
    this.outbox = outbox;
  }

  /** The newest version of each, the latest first, without what stands in it. */
  List<MinutesView> list(Collection<String> owners) {
    return tables.newest(owners, MOST).stream()
        .map(minutes -> shown(minutes, Optional.empty(), null, null, null, null))
        .toList();
  }

  /** The newest version; of the meeting's people nothing until the meeting is known. */
  Optional<MinutesView> whole(String about) {
    List<Minutes> versions = tables.versions(about);
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(whole(versions.get(versions.size() - 1), versions));
  }

  private MinutesView whole(Minutes minutes, List<Minutes> versions) {
    return shown(
        minutes,
        context.of(minutes),
        replyTables.of(minutes.about(), minutes.version()).stream()
            .map(
                each ->
                    new Said(
                        each.person().name(),
                        each.person().address(),
                        each.said().word(),
                        each.at(),
                        each.comment()))
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
        actions.of(minutes.about()).stream().map(ActionView::of).toList(),
        versions.stream()
            .map(
                each ->
                    new Version(
                        each.version(),
                        each.state().word(),
                        each.receivedAt(),
                        each.data().path("reason").asString(null)))
            .toList());
  }

  private MinutesView shown(
      Minutes minutes,
      Optional<Minuted> minuted,
      List<Said> said,
      List<Mail> mails,
      List<ActionView> given,
      List<Version> versions) {
    boolean unsent =
        minutes.state() == MinutesState.READING || minutes.state() == MinutesState.RETURNED;
    return new MinutesView(
        minutes.owner(),
        minutes.meetingKey().id(),
        minuted.map(each -> each.content().title()).orElse(null),
        minutes.version(),
        minutes.data().path("reason").asString(null),
        minutes.state().word(),
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
        minuted.map(MinutesViews::attendance).orElse(null),
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
                    each.state().word()))
        .toList();
  }

  private List<Text> remarks(Minuted minuted) {
    return told.remarks(minuted).map(Notice::sentences).orElse(List.of());
  }
}
