package no.nov.hub.groups.minutes.content;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import no.nov.hub.groups.group.Group;
import no.nov.hub.groups.group.Groups;
import no.nov.hub.groups.group.Member;
import no.nov.hub.groups.group.Person;
import no.nov.hub.groups.meeting.Meetings;
import no.nov.hub.groups.meeting.Meetings.Called;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.language.Language;
import no.nov.hub.platform.participant.Nov;
import no.nov.hub.platform.participant.Participants;
import org.springframework.stereotype.Component;

/** Finds the meeting, the people and the contact of minutes. */
@Component
public class MinutesContext {

  private final Meetings meetings;
  private final Groups groups;
  private final Participants participants;
  private final Nov nov;
  private final Clock clock;

  MinutesContext(
      Meetings meetings, Groups groups, Participants participants, Nov nov, Clock clock) {
    this.meetings = meetings;
    this.groups = groups;
    this.participants = participants;
    this.nov = nov;
    this.clock = clock;
  }

  /** Empty as long as its meeting, or whoever writes to its groups, is unknown. */
  public Optional<Minuted> of(Minutes minutes) {
    return meetings
        .find(minutes.meetingKey())
        .flatMap(meeting -> contact(meeting).map(contact -> minuted(minutes, meeting, contact)));
  }

  public Optional<Person> contact(Called meeting) {
    return groups.load(meeting.groupKeys()).contact(meeting.groupKeys(), today());
  }

  /**
   * Of the groups of a meeting that has not been called; empty if the hub knows no such meeting.
   */
  public Optional<Person> contactOfDraft(Minutes minutes) {
    List<String> keys = meetings.groupKeys(minutes.meetingKey());
    return groups.load(keys).contact(keys, today());
  }

  /** Who was called to a meeting, or belonged to its groups that day. */
  public People people(Called meeting) {
    return People.of(
        meetings.told(meeting.key()), groups.find(meeting.groupKeys(), meeting.time().firstDay()));
  }

  public String ownerName(String owner) {
    return nov.nameOf(owner, participants);
  }

  private Minuted minuted(Minutes minutes, Called meeting, Person contact) {
    People people = people(meeting);
    Groups.Loaded loaded = groups.load(meeting.groupKeys());
    return new Minuted(
        minutes,
        meeting,
        people,
        MinutesContent.of(minutes, meeting, people),
        loaded.names(meeting.groupKeys(), today()),
        ownerName(minutes.owner()),
        contact,
        reader(minutes, people, loaded.find(meeting.groupKeys(), today()), contact));
  }

  /** Whoever leads now may have joined after the meeting. */
  private static Recipient reader(
      Minutes minutes, People people, List<Group> groups, Person contact) {
    String asked = minutes.reading().reader();
    Optional<Recipient> reader =
        asked == null
            ? groups.stream().flatMap(group -> leader(group).stream()).findFirst()
            : people
                .find(asked, null)
                .or(() -> People.of(List.of(), groups).find(asked, null))
                .map(People.Known::person);
    return reader.orElseGet(() -> contact.as(Language.NB));
  }

  private static Optional<Recipient> leader(Group group) {
    return group.members().stream()
        .filter(member -> member.address().equals(group.leader()))
        .findFirst()
        .map(Member::person);
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }
}
