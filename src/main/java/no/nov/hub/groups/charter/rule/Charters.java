package no.nov.hub.groups.charter.rule;

import java.time.LocalDate;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nov.hub.groups.group.GroupThen;

/**
 * All charters of one owner: the two that are shipped, and what it has adopted, each from a day.
 */
public final class Charters {

  private static final Map<String, Charter> SHIPPED =
      Map.of(Charter.RESOURCE.name(), Charter.RESOURCE, Charter.EXPERT.name(), Charter.EXPERT);

  private final List<Charter> adopted;
  private final Map<Charter, Charter> whole = new IdentityHashMap<>();

  /**
   * @param adopted the newest last
   */
  public Charters(List<Charter> adopted) {
    this.adopted = adopted;
  }

  /**
   * What binds the group that day: the charter that it names, or else that of its kind. Empty for a
   * group that has none.
   */
  public Optional<Charter> of(GroupThen group, LocalDate day) {
    return name(group).flatMap(name -> inForce(name, day));
  }

  private Optional<String> name(GroupThen group) {
    String named = group.charter();
    if (SHIPPED.containsKey(named == null ? "" : named)
        || adopted.stream().anyMatch(charter -> charter.name().equals(named))) {
      return Optional.of(named);
    }
    return switch (group.kind()) {
      case RESOURCE, LEADERS -> Optional.of(Charter.RESOURCE.name());
      case EXPERT -> Optional.of(Charter.EXPERT.name());
      default -> Optional.empty();
    };
  }

  private Optional<Charter> inForce(String name, LocalDate day) {
    return adopted.stream()
        .filter(charter -> charter.name().equals(name) && !charter.validFrom().isAfter(day))
        .reduce((earlier, later) -> later)
        .map(charter -> whole.computeIfAbsent(charter, this::whole))
        .or(() -> Optional.ofNullable(SHIPPED.get(name)));
  }

  private Charter whole(Charter charter) {
    Charter shipped = SHIPPED.get(charter.name());
    return shipped == null ? charter.completed() : charter.over(shipped);
  }

  /** The longest period in which attendance is counted. */
  public int monthsOfAttendance() {
    return adopted.stream()
        .map(charter -> charter.rules().get("R2"))
        .filter(terms -> terms != null)
        .mapToInt(Terms::periodMonths)
        .reduce(Charter.RESOURCE.rules().get("R2").periodMonths(), Math::max);
  }
}
