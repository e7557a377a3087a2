package no.nov.hub.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.nov.hub.AsyncApi;
import no.nov.hub.OpenApi;
import no.nov.hub.isolation.AccessTable.Line;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What is not in the table is not walked, so nothing may be missing there. */
class AccessTableTest {

  private static final Set<String> WORDS =
      Set.of("read", "write", "own", "all", "link", "machine", "404", "422", "-");

  @Test
  void every_address_has_a_line_and_no_line_is_of_an_address_that_is_gone() {
    assertThat(AccessTable.http())
        .extracting(line -> line.thing() + ": " + line.what())
        .containsExactlyInAnyOrderElementsOf(
            OpenApi.operations().stream()
                .map(found -> found.key() + ": " + found.described().get("summary").asString())
                .toList());
  }

  @Test
  void every_line_says_of_everybody_what_is_allowed() {
    assertThat(AccessTable.http())
        .allSatisfy(
            line -> {
              assertThat(line.cells().keySet())
                  .containsExactlyInAnyOrderElementsOf(AccessTable.EVERYBODY);
              assertThat(WORDS).containsAll(line.cells().values());
            });
  }

  @Test
  void every_topic_has_a_line_and_no_line_is_of_a_topic_that_is_gone() {
    List<String> topics =
        AsyncApi.read()
            .get("channels")
            .valueStream()
            .map(channel -> channel.get("address").asString())
            .toList();

    assertThat(AccessTable.section("Kafka"))
        .extracting(Line::thing)
        .filteredOn(thing -> thing.startsWith("nov."))
        .containsExactlyInAnyOrderElementsOf(topics);
  }

  @Test
  void what_the_document_of_topics_says_of_readers_is_what_the_table_says() {
    for (JsonNode channel : AsyncApi.read().get("channels")) {
      Line line =
          AccessTable.section("Kafka").stream()
              .filter(found -> found.thing().equals(channel.get("address").asString()))
              .findFirst()
              .orElseThrow();
      String readers = channel.get("x-read-by").asString();
      boolean byAll = Stream.of("everybody").anyMatch(readers::startsWith);
      boolean byOwn = byAll || readers.equals("the participant");

      assertThat(line.cells().get("another's account").contains("read"))
          .as("%s", line)
          .isEqualTo(byAll);
      assertThat(line.cells().get("own account").contains("read")).as("%s", line).isEqualTo(byOwn);
      assertThat(line.cells().get("nobody")).as("%s", line).isEqualTo("-");
    }
  }
}
