package no.nov.hub.shared.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.nov.hub.EveryPart;
import no.nov.hub.Messages;
import no.nov.hub.TestDatabase;
import no.nov.hub.platform.message.Topics;
import no.nov.hub.platform.message.Types;
import no.nov.hub.platform.transport.Received;
import org.junit.jupiter.api.Test;

@EveryPart
class MemberListProjectionTest {

  private static final String BRREG = "974760673";
  private static final String SSB = "971040238";

  private final TestDatabase database = TestDatabase.fresh();
  private final MemberListTables lists = new MemberListTables(database.jdbc());
  private final MemberListProjection projection = new MemberListProjection(null, lists);
  private final List<Received> topic = new ArrayList<>();

  @Test
  void theNewestListOfAnAssociationSaysWhoIsAMember() {
    apply(list("drammen", "2026-06-30", BRREG), list("asker", "2026-06-30", SSB));

    assertThat(lists.among("drammen", List.of(BRREG, SSB)))
        .contains(new MemberListTables.Answer(LocalDate.of(2026, 6, 30), Set.of(BRREG)));
    assertThat(lists.among("asker", List.of())).get().extracting("members").isEqualTo(Set.of());
    assertThat(lists.among("modum", List.of(BRREG))).isEmpty();
  }

  @Test
  void aNewerListTakesThePlaceOfTheOlder() {
    apply(list("drammen", "2026-03-31", BRREG));
    apply(list("drammen", "2026-06-30", SSB));

    assertThat(lists.among("drammen", List.of(BRREG, SSB)))
        .contains(new MemberListTables.Answer(LocalDate.of(2026, 6, 30), Set.of(SSB)));
  }

  @Test
  void anOlderListThatComesLaterChangesNothing() {
    apply(list("drammen", "2026-06-30", SSB));
    apply(list("drammen", "2026-03-31", BRREG));
    apply(list("drammen", "2026-03-31", BRREG), list("drammen", "2026-01-31", BRREG));

    assertThat(lists.among("drammen", List.of(BRREG, SSB)))
        .contains(new MemberListTables.Answer(LocalDate.of(2026, 6, 30), Set.of(SSB)));
  }

  @Test
  void ofTwoListsForOneDateTheLaterCounts() {
    apply(list("drammen", "2026-06-30", SSB), list("drammen", "2026-06-30", BRREG));
    assertThat(lists.among("drammen", List.of(BRREG, SSB)).orElseThrow().members())
        .containsExactly(BRREG);

    apply(list("drammen", "2026-06-30", SSB));
    assertThat(lists.among("drammen", List.of(BRREG, SSB)).orElseThrow().members())
        .containsExactly(SSB);
  }

  @Test
  void aListOfTheLargestSizeIsKeptWhole() {
    String[] many =
        IntStream.range(0, 50_000)
            .mapToObj(i -> Integer.toString(800_000_000 + i))
            .toArray(String[]::new);

    apply(list("drammen", "2026-06-30", many));

    assertThat(lists.among("drammen", List.of(many)).orElseThrow().members()).hasSize(50_000);
  }

  private void apply(Received... records) {
    database.transactions().executeWithoutResult(status -> projection.apply(List.of(records)));
  }

  private Received list(String association, String asOf, String... organisations) {
    Received record =
        Messages.admitted(
            Messages.from(
                association,
                Types.MEMBERSHIP_LISTED,
                "m-" + topic.size(),
                "{'association':'%s','asOf':'%s','organisations':[%s]}"
                    .formatted(
                        association,
                        asOf,
                        List.of(organisations).stream()
                            .map(number -> "'" + number + "'")
                            .collect(Collectors.joining(",")))),
            Topics.PRIVATE_MEMBERS,
            topic.size(),
            Instant.EPOCH);
    topic.add(record);
    return record;
  }
}
