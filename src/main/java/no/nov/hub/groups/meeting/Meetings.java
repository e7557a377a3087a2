package no.nov.hub.groups.meeting;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import no.nov.hub.mail.incoming.Participation;
import no.nov.hub.mail.outgoing.Recipient;
import no.nov.hub.platform.message.OwnedKey;
import no.nov.hub.shared.event.EventTime;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** What other subjects may know of meetings: which were called, and who was told. */
@Component
public class Meetings {

  private final MeetingTables meetings;
  private final InvitationTables invitations;

  Meetings(MeetingTables meetings, InvitationTables invitations) {
    this.meetings = meetings;
    this.invitations = invitations;
  }

  /**
   * A meeting that is no draft.
   *
   * @param groupKeys of its groups, as {@link no.nov.hub.groups.group.Group#key()}
   */
  public record Called(
      OwnedKey key,
      String title,
      EventTime time,
      String place,
      List<String> groupKeys,
      boolean cancelled) {}

  /**
   * One who was told of a meeting, whether or not still invited.
   *
   * @param firstMessage Message-ID of the invitation, which later mails refer to
   */
  public record Told(
      Recipient person,
      boolean informedOnly,
      boolean invited,
      Participation answer,
      String firstMessage) {}

  public Optional<Called> find(OwnedKey key) {
    return meetings.find(about(key)).flatMap(Meetings::called);
  }

  /** All that its owner has last said of it, also of a draft; a copy. */
  public Optional<ObjectNode> said(OwnedKey key) {
    return meetings.find(about(key)).map(meeting -> (ObjectNode) meeting.data().deepCopy());
  }

  /** Of the groups of a meeting, also of a draft; none if there is no such meeting. */
  public List<String> groupKeys(OwnedKey key) {
    return meetings.find(about(key)).map(Meeting::contactGroupKeys).orElse(List.of());
  }

  /**
   * By start, cancelled ones too.
   *
   * @param from of the start, inclusive
   * @param until of the start, exclusive
   */
  public List<Called> between(Collection<String> owners, Instant from, Instant until) {
    return between(Meeting.MEETING, owners, from, until);
  }

  /** As {@link #between}, of the events that groups are invited to. */
  public List<Called> eventsBetween(Collection<String> owners, Instant from, Instant until) {
    return between(Meeting.EVENT, owners, from, until);
  }

  /** As {@link #between}, of one group. */
  public List<Called> ofGroup(String groupKey, Instant from, Instant until) {
    return meetings.ofGroup(groupKey, from, until).stream()
        .flatMap(meeting -> called(meeting).stream())
        .toList();
  }

  private List<Called> between(
      String kind, Collection<String> owners, Instant from, Instant until) {
    return meetings.between(kind, owners, from, until).stream()
        .flatMap(meeting -> called(meeting).stream())
        .toList();
  }

  public List<Told> told(OwnedKey key) {
    String about = about(key);
    return invitations.of(List.of(about)).getOrDefault(about, List.of()).stream()
        .map(Meetings::told)
        .toList();
  }

  /** As in {@link no.nov.hub.mail.outgoing.Letter}. */
  public static String about(OwnedKey key) {
    return key.about(Meeting.MEETING);
  }

  private static Optional<Called> called(Meeting meeting) {
    if (meeting.status() == Meeting.Status.DRAFT) {
      return Optional.empty();
    }
    return meeting
        .time()
        .map(
            time ->
                new Called(
                    meeting.key(),
                    meeting.title(),
                    time,
                    meeting.text("place").orElse(null),
                    meeting.groupKeys(),
                    meeting.status() == Meeting.Status.CANCELLED));
  }

  private static Told told(Invitation invitation) {
    return new Told(
        invitation.person(),
        invitation.informedOnly(),
        invitation.invited(),
        invitation.answered().answer(),
        invitation.told().firstMessage());
  }
}
