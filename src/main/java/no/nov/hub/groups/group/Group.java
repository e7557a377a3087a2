package no.nov.hub.groups.group;

import java.time.LocalDate;
import java.util.List;

/**
 * A group as it is on a day.
 *
 * @param owner the participant, or NOV
 * @param leader address of the member who leads it, or null
 * @param leaderSince when the leader was first elected, or null
 * @param deputy address of the member who is deputy, or null
 * @param contact who sends invitations and minutes that day: the substitute while there is one
 * @param showsAll whether members see each other's addresses and answers in invitations
 * @param members who belong to it that day, by name
 */
public record Group(
    String owner,
    String groupId,
    Kind kind,
    String name,
    String leader,
    LocalDate leaderSince,
    String deputy,
    Person contact,
    boolean showsAll,
    List<Member> members) {

  public enum Kind {
    RESOURCE,
    EXPERT,
    BOARD,
    MANAGERS,
    /** Of the leaders of all groups of one owner; follows from those. */
    LEADERS,
    OTHER
  }

  /** As it stands on topics and in tables: {@code drammen/naeringspolitikk}. */
  public String key() {
    return owner + "/" + groupId;
  }
}
