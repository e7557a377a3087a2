package no.nov.hub.shared.position;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StancesTest {

  private final Stances stances = new Stances(Fixtures.PARTICIPANTS);

  @Test
  void hearsEverybodyInTheOrderOfTheSettings() {
    assertThat(stances.of(List.of(says("asker", "for"))))
        .containsExactly(
            Map.entry("drammen", Stance.SILENT),
            Map.entry("kongsberg", Stance.SILENT),
            Map.entry("ringerike", Stance.SILENT),
            Map.entry("baerum", Stance.SILENT),
            Map.entry("asker", Stance.FOR),
            Map.entry("modum", Stance.SILENT),
            Map.entry("osloregionen", Stance.SILENT));
  }

  @Test
  void followsSupportFromOneToTheNext() {
    assertThat(
            stances.of(
                List.of(
                    supports("drammen", "kongsberg"),
                    supports("kongsberg", "osloregionen"),
                    says("osloregionen", "conditional"))))
        .containsEntry("drammen", Stance.CONDITIONAL)
        .containsEntry("kongsberg", Stance.CONDITIONAL);
  }

  @Test
  void leavesACircleUnresolvedAndWhoeverSupportsOneInIt() {
    assertThat(
            stances.of(
                List.of(
                    supports("drammen", "kongsberg"),
                    supports("kongsberg", "drammen"),
                    supports("modum", "drammen"),
                    says("asker", "against"))))
        .containsEntry("drammen", Stance.UNRESOLVED)
        .containsEntry("kongsberg", Stance.UNRESOLVED)
        .containsEntry("modum", Stance.UNRESOLVED)
        .containsEntry("asker", Stance.AGAINST);
  }

  @Test
  void leavesSupportOfTheSilentUnresolved() {
    assertThat(stances.of(List.of(supports("drammen", "asker"))))
        .containsEntry("drammen", Stance.UNRESOLVED)
        .containsEntry("asker", Stance.SILENT);
  }

  @Test
  void findsAllSixInAgreementWithoutOsloregionen() {
    assertThat(common(List.of(says("osloregionen", "against")), "for")).isTrue();
    assertThat(common(List.of(), "neutral")).isTrue();
  }

  @Test
  void countsSupportAsAgreement() {
    List<PositionVersion> positions = allSix("for");
    positions.set(3, supports("baerum", "drammen"));

    assertThat(stances.common(stances.of(positions))).isTrue();
  }

  @Test
  void findsNoAgreementWhenOneIsSilentOrSaysOtherwise() {
    List<PositionVersion> oneSilent = allSix("for");
    oneSilent.remove(5);
    List<PositionVersion> oneOtherwise = allSix("for");
    oneOtherwise.set(0, says("drammen", "conditional"));

    assertThat(stances.common(stances.of(oneSilent))).isFalse();
    assertThat(stances.common(stances.of(oneOtherwise))).isFalse();
  }

  @Test
  void findsNoAgreementInSilenceAndNoneInACircle() {
    List<PositionVersion> circle =
        List.of(
            supports("drammen", "kongsberg"),
            supports("kongsberg", "ringerike"),
            supports("ringerike", "baerum"),
            supports("baerum", "asker"),
            supports("asker", "modum"),
            supports("modum", "drammen"));

    assertThat(stances.common(stances.of(List.of()))).isFalse();
    assertThat(stances.common(stances.of(circle))).isFalse();
  }

  private boolean common(List<PositionVersion> beside, String stance) {
    List<PositionVersion> positions = allSix(stance);
    positions.addAll(beside);
    return stances.common(stances.of(positions));
  }

  private static List<PositionVersion> allSix(String stance) {
    List<PositionVersion> positions = new ArrayList<>();
    Fixtures.PARTICIPANTS.associations().forEach(a -> positions.add(says(a.id(), stance)));
    return positions;
  }

  private static PositionVersion says(String association, String stance) {
    return version(association, stance, null);
  }

  private static PositionVersion supports(String association, String supported) {
    return version(association, "supports", supported);
  }

  private static PositionVersion version(String association, String stance, String supports) {
    return new PositionVersion(
        "viken",
        association,
        1,
        false,
        stance,
        supports,
        Fixtures.TODAY,
        null,
        null,
        null,
        null,
        null,
        "m",
        null);
  }
}
