package no.nov.hub.groups.charter.rule;

import java.util.Map;

/** The rules that the hub can judge by itself, by id (charters/resource.json, expert.json). */
public final class ShippedRules {

  /** Binds the association, not each group. */
  public static final String LEADERS_MEET = "R9";

  private static final Map<String, CharterRule> SHIPPED =
      Map.ofEntries(
          Map.entry("R1", new MeetsRegularly(Period.Length.HALF_YEAR)),
          Map.entry("R2", new MembersCome()),
          Map.entry("R3", new HasRightSize()),
          Map.entry("R4", new ElectsLeader()),
          Map.entry("R5", new LeaderIsReplaced()),
          Map.entry("R6", new LeaderLeadsOne()),
          Map.entry("R7", new AllAreMembers()),
          Map.entry("R8", new EvaluatesItself()),
          Map.entry(LEADERS_MEET, new MeetsRegularly(Period.Length.YEAR)),
          Map.entry("R10", new DiscussesCandidates()),
          Map.entry("R11", new SeatsArePersonal()),
          Map.entry("R12", new WritesInPublic()),
          Map.entry("R13", new IsBalanced()),
          Map.entry("R14", new LeadershipRotates()),
          Map.entry("R15", new IsBroad()),
          Map.entry("R16", new ClearsMediaMoves()),
          Map.entry("R17", new HasContact()),
          Map.entry("R18", new EventsBreakEven()),
          Map.entry("F1", new ChoosesLeaderAndDeputy()),
          Map.entry("F2", new AllAreRepresented()),
          Map.entry("F3", new AdviceIsFollowedUp()),
          Map.entry("F4", new BodiesNominate()));

  private static final CharterRule OWN = new IsRecorded();

  private ShippedRules() {}

  public static boolean areShipped(String id) {
    return SHIPPED.containsKey(id);
  }

  /** One's own rules are judged by what was recorded of them. */
  public static CharterRule of(String id) {
    return SHIPPED.getOrDefault(id, OWN);
  }
}
