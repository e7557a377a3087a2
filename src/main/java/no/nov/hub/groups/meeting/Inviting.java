package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.group.GroupsChanged;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.MeetingTables.Looked;
import no.nov.hub.groups.meeting.Plan.Change;
import no.nov.hub.mail.outgoing.MailSettings;
import no.nov.hub.mail.outgoing.Mime;
import no.nov.hub.mail.outgoing.Outbox;
import no.nov.hub.platform.language.Texts;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Json;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import no.nov.hub.platform.transport.DueWork;
import no.nov.hub.shared.event.EventTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at each meeting whose time has come: now when something was said of it or of its groups, at
 * the time of a reminder, and else every minute as long as it lies ahead, so that members who come
 * and go by their dates are seen. What should be told goes into the outbox in the same transaction
 * as the note that it has been told.
 */
@Component("inviting")
public class Inviting {

  private static final Logger LOG = LoggerFactory.getLogger(Inviting.class);

  /** So few, that the first letters go while the next are written. */
  private static final int MOST_AT_ONCE = 5;

  private static final Duration AGAIN = Duration.ofMinutes(1);

  private final MeetingTables meetings;
  private final InvitationTables invitations;
  private final Groups groups;
  private final AttachmentTables attachments;
  private final InvitationLetters letters;
  private final Notices notices;
  private final Outbox outbox;
  private final MeetingSettings settings;
  private final Links links;
  private final MailSettings mail;
  private final Participants participants;
  private final Nov nov;
  private final DueWork dueWork;
  private final Clock clock;
  private final Supplier<String> tokens;
  private final OpenTasks openTasks;

  Inviting(
      MeetingTables meetings,
      InvitationTables invitations,
      Groups groups,
      AttachmentTables attachments,
      InvitationLetters letters,
      Notices notices,
      Outbox outbox,
      MeetingSettings settings,
      Links links,
      MailSettings mail,
      Participants participants,
      Nov nov,
      TransactionTemplate transactions,
      Clock clock,
      Supplier<String> meetingTokens,
      OpenTasks openTasks) {
    this.meetings = meetings;
    this.invitations = invitations;
    this.groups = groups;
    this.attachments = attachments;
    this.letters = letters;
    this.notices = notices;
    this.outbox = outbox;
    this.settings = settings;
    this.links = links;
    this.mail = mail;
    this.participants = participants;
    this.nov = nov;
    this.dueWork = new DueWork(transactions, clock);
    this.clock = clock;
    this.tokens = meetingTokens;
    this.openTasks = openTasks;
  }

  @EventListener
  void groupsChanged(GroupsChanged changed) {
    meetings.groupsChanged(changed.keys(), clock.instant());
  }

  public boolean anyDue() {
    return meetings.anyDue(clock.instant());
  }

  public void invite() {
    dueWork.together(
        () -> look(meetings.claimDue(clock.instant(), MOST_AT_ONCE)),
        () -> meetings.due(clock.instant(), MOST_AT_ONCE),
        about -> look(meetings.claim(about)),
        meetings::stumbled);
  }

  private void look(List<Meeting> due) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    List<String> abouts = due.stream().map(Meeting::about).toList();
    Around around =
        new Around(
            now,
            groups.load(due.stream().flatMap(m -> m.contactGroupKeys().stream()).toList()),
            invitations.of(abouts),
            attachments.sizes(due),
            meetings.obstacles(abouts));
    List<Looked> looked = new ArrayList<>();
    List<InvitationMail> mails = new ArrayList<>();
    List<Invitation> told = new ArrayList<>();
    List<Notice> telling = new ArrayList<>();
    for (Meeting meeting : due) {
      looked.add(look(meeting, around, mails, told, telling));
    }
    invitations.save(told);
    outbox.add(letters.write(mails));
    notices.tell(telling);
    meetings.looked(looked);
    if (!mails.isEmpty()) {
      LOG.info("{} letters about {} meetings are in the outbox", mails.size(), due.size());
    }
  }

  /** What is known around the meetings that are looked at together. */
  private record Around(
      Instant now,
      Groups.Loaded groups,
      Map<String, List<Invitation>> invitations,
      Map<String, Integer> sizes,
      Map<String, Obstacle> obstacles) {

    List<Group> of(Meeting meeting, LocalDate on) {
      return groups.find(meeting.groupKeys(), on);
    }

    List<Invitation> told(Meeting meeting) {
      return invitations.getOrDefault(meeting.about(), List.of());
    }
  }

  private Looked look(
      Meeting meeting,
      Around around,
      List<InvitationMail> mails,
      List<Invitation> told,
      List<Notice> telling) {
    Optional<EventTime> time = meeting.time();
    if (time.isEmpty()) {
      return new Looked(meeting, false, null, null);
    }
    if (!time.get().startsAt().isAfter(around.now())) {
      boolean called = meeting.status() == Meeting.Status.CALLED && around.told(meeting).isEmpty();
      return new Looked(meeting, false, called ? Obstacle.OVER : null, null);
    }
    List<Group> onTheDay = around.of(meeting, time.get().firstDay());
    LocalDate today = LocalDate.ofInstant(around.now(), clock.getZone());
    Optional<Person> contact = around.groups().contact(meeting.contactGroupKeys(), today);
    Optional<Obstacle> obstacle = obstacle(meeting, onTheDay, contact, around);
    if (obstacle.isPresent()) {
      contact
          .filter(person -> around.obstacles().get(meeting.about()) != obstacle.get())
          .ifPresent(person -> telling.add(notice(meeting, person, obstacle.get())));
      return new Looked(meeting, false, obstacle.get(), around.now().plus(AGAIN));
    }
    Plan plan =
        Plan.of(
            meeting,
            Invitee.of(onTheDay),
            around.told(meeting),
            around.now(),
            settings.reminders(),
            tokens);
    if (!plan.changes().isEmpty()) {
      write(plan, onTheDay, contact.orElseThrow(), around, mails, told);
    }
    return new Looked(plan.meeting(), !plan.changes().isEmpty(), null, next(plan, around.now()));
  }

  private Instant next(Plan plan, Instant now) {
    if (plan.meeting().status() != Meeting.Status.CALLED) {
      return null;
    }
    Instant again = now.plus(AGAIN);
    return plan.nextReminder().filter(again::isAfter).orElse(again);
  }

  private static Optional<Obstacle> obstacle(
      Meeting meeting, List<Group> found, Optional<Person> contact, Around around) {
    if (meeting.status() == Meeting.Status.DRAFT) {
      return Optional.empty();
    }
    if (contact.isEmpty()) {
      return Optional.of(Obstacle.NO_GROUP);
    }
    if (meeting.status() == Meeting.Status.CANCELLED) {
      return Optional.empty();
    }
    if (found.isEmpty() && !meeting.groupKeys().isEmpty()) {
      return Optional.of(Obstacle.NO_GROUP);
    }
    long total = 0;
    for (Meeting.Attachment attachment : meeting.attachments()) {
      Integer size = around.sizes().get(meeting.owner() + "/" + attachment.sha256());
      if (size == null) {
        return Optional.of(Obstacle.NO_ATTACHMENT);
      }
      total += size;
    }
    return total > AttachmentTables.MOST_BYTES ? Optional.of(Obstacle.TOO_LARGE) : Optional.empty();
  }

  private static Notice notice(Meeting meeting, Person contact, Obstacle obstacle) {
    return new Notice(
        meeting,
        contact,
        obstacle.word() + " " + meeting.receiptId(),
        Texts.inBoth("meeting.notice.not-sent"),
        List.of(obstacle.text()));
  }

  private void write(
      Plan plan,
      List<Group> found,
      Person contact,
      Around around,
      List<InvitationMail> mails,
      List<Invitation> told) {
    Meeting meeting = plan.meeting();
    String tail = meeting.attachments().isEmpty() ? null : tail(plan);
    boolean showsAll = !found.isEmpty() && found.stream().allMatch(Group::showsAll);
    List<Invitation> others = showsAll ? everybody(plan, around.told(meeting)) : List.of();
    List<String> names =
        around
            .groups()
            .names(meeting.contactGroupKeys(), LocalDate.ofInstant(around.now(), clock.getZone()));
    List<OpenTasks.Task> tasks = meeting.isEvent() ? List.of() : openTasks.of(meeting.groupKeys());
    for (Change change : plan.changes()) {
      String id = change.messageId(meeting, mail.domain());
      Invitation after = change.first() ? change.after().begunBy(id) : change.after();
      boolean cancels = change.person().isEmpty();
      InvitationMail invitationMail =
          new InvitationMail(
              change.kind(),
              meeting,
              after,
              change.person().map(Invitee::groups).orElse(names),
              names,
              nov.nameOf(meeting.owner(), participants),
              contact,
              cancels ? List.of() : others,
              tasks,
              after.sequence(),
              after.told().at(),
              change.asksAgain(),
              id,
              change.first() ? Optional.empty() : Optional.of(after.told().firstMessage()),
              cancels ? null : tail,
              links.answer(after.token()));
      mails.add(invitationMail);
      told.add(after);
    }
  }

  private static List<Invitation> everybody(Plan plan, Collection<Invitation> before) {
    Map<String, Invitation> all =
        before.stream()
            .filter(Invitation::invited)
            .collect(Collectors.toMap(Invitation::address, i -> i));
    plan.changes()
        .forEach(
            change -> {
              if (change.after().invited()) {
                all.put(change.after().address(), change.after());
              } else {
                all.remove(change.after().address());
              }
            });
    return List.copyOf(all.values());
  }

  /** The attachments, once for all mails of these. */
  private String tail(Plan plan) {
    Meeting meeting = plan.meeting();
    String key = "=_" + Json.sha256(meeting.about() + meeting.attachments()).substring(0, 32);
    boolean needed = plan.changes().stream().anyMatch(change -> change.person().isPresent());
    if (needed) {
      List<Mime.File> files =
          meeting.attachments().stream()
              .map(
                  each ->
                      new Mime.File(
                          each.name(), () -> attachments.content(meeting.owner(), each.sha256())))
              .toList();
      outbox.addTail(key, out -> Mime.writeTail(key, files, out));
    }
    return key;
  }
}
