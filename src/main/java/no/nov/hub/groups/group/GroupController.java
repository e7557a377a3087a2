package no.nov.hub.groups.group;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.nov.hub.intake.access.Caller;
import no.nov.hub.platform.message.Reason;
import no.nov.hub.platform.problem.Problem;
import no.nov.hub.shared.membership.MemberListTables;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Groups for those who own them. To others, a group of somebody else does not exist. */
@RestController
@RequestMapping("/api/v1/groups")
class GroupController {

  private final Groups groups;
  private final MemberListTables lists;
  private final Clock clock;

  GroupController(Groups groups, MemberListTables lists, Clock clock) {
    this.groups = groups;
    this.lists = lists;
    this.clock = clock;
  }

  /** One's own, and to the secretary of NOV those of NOV. */
  @GetMapping
  Map<String, Object> list(Caller caller) {
    LocalDate today = LocalDate.now(clock);
    return Map.of(
        "groups",
        caller.owners().stream()
            .flatMap(owner -> groups.registered(owner, today).stream())
            .map(group -> GroupPage.brief(group, today))
            .toList());
  }

  @GetMapping("/{owner}/{groupId}")
  ResponseEntity<Object> one(
      @PathVariable String owner, @PathVariable String groupId, Caller caller) {
    if (!caller.maySpeakFor(owner)) {
      return notFound();
    }
    LocalDate today = LocalDate.now(clock);
    List<Registration> all = groups.registered(owner, today);
    return all.stream()
        .filter(group -> group.groupId().equals(groupId))
        .findFirst()
        .<ResponseEntity<Object>>map(
            group -> ResponseEntity.ok(GroupPage.whole(group, today, remarks(group, all, today))))
        .orElseGet(GroupController::notFound);
  }

  private List<Reason> remarks(Registration group, List<Registration> all, LocalDate today) {
    List<String> organisations =
        group.seats().stream().map(Seat::organisationNumber).filter(Objects::nonNull).toList();
    Optional<MemberListTables.Answer> list = lists.among(group.owner(), organisations);
    return Remarks.on(group, all, list, today);
  }

  private static ResponseEntity<Object> notFound() {
    return Problem.notFound(
        Reason.of(
            "groupId",
            "unknown_group",
            "Dere har ingen gruppe med denne id-en. Er den nettopp registrert, se etter igjen om et sekund.",
            "You have no group with this id. If it has just been registered, look again in a second."));
  }
}
