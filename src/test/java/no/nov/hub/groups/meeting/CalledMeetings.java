package no.nov.hub.groups.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.Messages;
import no.nov.hub.groups.group.GroupProjection;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.group.Person;
import no.nov.hub.mail.outgoing.Letter;
import no.nov.hub.platform.link.Links;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Received;
import org.springframework.context.ApplicationContext;

/**
 * Meetings that are called in a running hub, each of a group of its own, and the same invitations
 * written by the same class without anything around it.
 */
public final class CalledMeetings {

  private static final String NOTE = "Vi går gjennom sakene før møtet i Oslofjordrådet. ";

  private final ApplicationContext hub;
  private final int groups;
  private final int members;
  private int messages;

  public CalledMeetings(ApplicationContext hub, int groups, int members) {
    this.hub = hub;
    this.groups = groups;
    this.members = members;
    IntStream.range(0, groups).forEach(this::register);
  }

  private void register(int group) {
    String all =
        IntStream.range(0, members)
            .mapToObj(
                m ->
                    "{'name':'Åse Medlem %1$d','address':'member-%1$d-%2$d@example.no'}"
                        .formatted(m, group))
            .collect(Collectors.joining(","));
    String data =
        """
        {'owner':'drammen','groupId':'g%1$d','kind':'resource','name':'Ressursgruppe nr. %1$d',
         'leader':{'address':'member-0-%1$d@example.no'},
         'contact':{'name':'Kari Kontakt','address':'kari@example.no'},'members':[%2$s]}
        """
            .formatted(group, all);
    hub.getBean(GroupProjection.class)
        .apply(List.of(message(Types.GROUP_REGISTERED, Topics.PRIVATE_GROUPS, data)));
  }

  /** One of each group, due now; nobody has been told of it yet. */
  public void call() {
    LocalDate day = LocalDate.now(hub.getBean(Clock.class)).plusDays(30);
    for (int group = 0; group < groups; group++) {
      String data =
          """
          {'owner':'drammen','meetingId':'%1$s','groups':['g%2$d'],'title':'Møte i gruppe nr. %2$d',
           'start':'%3$sT09:00','end':'%3$sT10:30','timeZone':'Europe/Oslo','place':'Rådhuset, Drammen',
           'agenda':['Referat fra forrige møte','Nettleie','Valg av leder'],'note':'%4$s'}
          """
              .formatted(UUID.randomUUID(), group, day, NOTE.repeat(10));
      ((MeetingProjection) hub.getBean("meetingProjection"))
          .apply(List.of(message(Types.MEETING_CALLED, Topics.PRIVATE_MEETINGS, data)));
    }
  }

  private Received message(String type, String topic, String data) {
    int number = messages++;
    return Messages.admitted(
        Messages.from("drammen", type, "m-" + number, data), topic, number, Instant.now());
  }

  /** A meeting with all that its invitations need. */
  public final class Written {

    private final Meeting meeting;
    private final Collection<Invitee> invitees;
    private final Person contact;

    private Written(Meeting meeting) {
      LocalDate day = meeting.time().orElseThrow().firstDay();
      Groups.Loaded loaded = hub.getBean(Groups.class).load(meeting.contactGroupKeys());
      this.meeting = meeting;
      this.invitees = Invitee.of(loaded.find(meeting.groupKeys(), day));
      this.contact = loaded.contact(meeting.contactGroupKeys(), day).orElseThrow();
    }

    /** As the hub writes them. */
    public List<Letter> letters() {
      MeetingSettings settings = hub.getBean(MeetingSettings.class);
      InvitationLetters writing = hub.getBean(InvitationLetters.class);
      @SuppressWarnings("unchecked")
      Supplier<String> tokens = (Supplier<String>) hub.getBean("meetingTokens");
      Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      Plan plan = Plan.of(meeting, invitees, List.of(), now, settings.reminders(), tokens);
      List<Letter> letters = new ArrayList<>();
      for (Plan.Change change : plan.changes()) {
        String id = change.messageId(plan.meeting(), "hub.example.no");
        Invitation after = change.after().begunBy(id);
        letters.add(
            writing.write(
                new InvitationMail(
                    change.kind(),
                    plan.meeting(),
                    after,
                    change.person().orElseThrow().groups(),
                    change.person().orElseThrow().groups(),
                    "Næringsforeningen i Drammensregionen",
                    contact,
                    List.of(),
                    List.of(),
                    after.sequence(),
                    after.told().at(),
                    false,
                    id,
                    Optional.empty(),
                    null,
                    hub.getBean(Links.class).answer(after.token()))));
      }
      return letters;
    }
  }

  /** Those that wait for the hub to look at them. */
  public List<Written> due() {
    MeetingTables meetings = hub.getBean(MeetingTables.class);
    return meetings.find(meetings.due(Instant.now(), groups)).values().stream()
        .map(Written::new)
        .toList();
  }
}
