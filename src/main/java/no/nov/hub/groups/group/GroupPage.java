package no.nov.hub.groups.group;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import no.nov.hub.platform.message.Reason;

/**
 * A group as its owner reads it today.
 *
 * @param contact who writes to the group today
 * @param membersToday how many belong to it today
 * @param members of all days, by name; null in a list of groups
 * @param remarks what its owner should look at; null in a list of groups
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GroupPage(
    String owner,
    String groupId,
    String kind,
    String name,
    String leader,
    LocalDate leaderSince,
    String deputy,
    Person contact,
    boolean showsAll,
    String charter,
    LocalDate closedOn,
    Instant registeredAt,
    UUID receiptId,
    int membersToday,
    List<MemberRow> members,
    List<Reason> remarks) {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MemberRow(
      String name,
      String address,
      String organisation,
      String organisationNumber,
      boolean personalMember,
      String represents,
      LocalDate from,
      LocalDate until,
      boolean informedOnly,
      String language,
      String timeZone,
      boolean belongsToday) {

    private static MemberRow of(Seat seat, LocalDate today) {
      Member member = seat.member();
      return new MemberRow(
          member.name(),
          member.address(),
          member.organisation(),
          seat.organisationNumber(),
          seat.personalMember(),
          member.represents(),
          member.from(),
          member.until(),
          member.informedOnly(),
          member.person().language().code(),
          member.zone() == null ? null : member.zone().getId(),
          seat.days().include(today));
    }

    /** Names and addresses stay out of logs. */
    @Override
    public String toString() {
      return "MemberRow[]";
    }
  }

  static GroupPage brief(Registration group, LocalDate today) {
    return of(group, today, null, null);
  }

  static GroupPage whole(Registration group, LocalDate today, List<Reason> remarks) {
    return of(
        group,
        today,
        group.seats().stream()
            .map(seat -> MemberRow.of(seat, today))
            .sorted(Comparator.comparing(MemberRow::name))
            .toList(),
        remarks);
  }

  private static GroupPage of(
      Registration group, LocalDate today, List<MemberRow> members, List<Reason> remarks) {
    Group now = group.on(today);
    return new GroupPage(
        now.owner(),
        now.groupId(),
        now.kind().name().toLowerCase(Locale.ROOT),
        now.name(),
        now.leader(),
        now.leaderSince(),
        now.deputy(),
        now.contact(),
        now.showsAll(),
        group.charter(),
        group.closedOn(),
        group.registeredAt(),
        group.receiptId(),
        now.members().size(),
        members,
        remarks);
  }

  /** Names and addresses stay out of logs. */
  @Override
  public String toString() {
    return "GroupPage[" + owner + "/" + groupId + "]";
  }
}
