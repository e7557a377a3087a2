package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the steps is the promise: what is committed has been kept and published. */
class ProjectionRoutesTest {

  private static final String FIGURES = "50-project-membership.camel.xml";
  private static final Predicate<String> KAFKA = endpoint -> endpoint.startsWith("kafka:");

  private final List<String> steps = new ArrayList<>();

  /** Stands for every bean of the routes: notes its steps, and fails in one of them. */
  public final class Beans {

    private String fails = "";
    private int due = 2;

    public String read(Object polled) {
      return step("read", "batch of " + polled);
    }

    public void commit(String batch) {
      step("commit " + batch, null);
    }

    public void project(String batch) {
      step("project " + batch, null);
    }

    public void admit(String batch) {
      step("admit " + batch, null);
    }

    public boolean anythingDue(@Variable("batch") String batch) {
      return batch.startsWith("batch of") && due > 0;
    }

    public String due() {
      return step("due", "due " + due);
    }

    public List<String> records(String due) {
      return List.of(step("records", due + " record"));
    }

    public void published(String wasDue) {
      due--;
      step("published " + wasDue, null);
    }

    private <T> T step(String step, T result) {
      steps.add(step);
      if (step.equals(fails)) {
        throw new IllegalStateException(step);
      }
      return result;
    }
  }

  private final Beans beans = new Beans();

  private Exchange run(String file) {
    Map<String, String> endpoints = new HashMap<>();
    HubRoutes.begin(file).keySet().forEach(from -> endpoints.put(from, "direct:in"));
    endpoints.put("hub.routes.publish-statistics.to", "mock:statistics");
    endpoints.put("hub.routes.erase-persons.to", "mock:erasures");
    Map<String, Object> named = new HashMap<>(Map.of("statisticsPublishing", beans));
    HubRoutes.beans(file).forEach(bean -> named.put(bean, beans));
    String[] files =
        file.equals(FIGURES)
            ? new String[] {file, "51-publish-statistics.camel.xml"}
            : new String[] {file};
    try (RouteRun run = RouteRun.of(endpoints, named, files)) {
      Exchange done = run.send("direct:in", "x");
      run.arrivedAt("statistics").forEach(e -> steps.add("arrived " + e.getMessage().getBody()));
      return done;
    }
  }

  @Test
  void figuresArePublishedUntilNoneIsDueAndOnlyThenTheCountsAreCommitted() {
    assertThat(run(FIGURES).getException()).isNull();

    assertThat(steps)
        .containsExactly(
            "read",
            "project batch of x",
            "due",
            "records",
            "published due 2",
            "due",
            "records",
            "published due 1",
            "commit batch of x",
            "arrived [due 2 record]",
            "arrived [due 1 record]");
  }

  @Test
  void whatCouldNotBePublishedIsNotCommitted() {
    beans.fails = "published due 2";

    assertThat(run(FIGURES).getException()).isNotNull();

    assertThat(steps).doesNotContain("commit batch of x");
  }

  @Test
  void aFailureIsTriedAgainTwiceAndThenSurfacesWithoutACommit() {
    beans.fails = "project batch of x";

    assertThat(run("52-project-events.camel.xml").getException()).hasMessage("project batch of x");

    assertThat(steps)
        .containsExactly("read", "project batch of x", "project batch of x", "project batch of x");
  }

  @Test
  void a_batch_is_admitted_whole_and_its_offset_is_admissions_own_to_commit() {
    assertThat(run("30-admit.camel.xml").getException()).isNull();

    assertThat(steps).containsExactly("read", "admit batch of x");
  }

  @ParameterizedTest
  @MethodSource("files")
  void otherProjectionsAreProjectedAndThenCommitted(String file) {
    assertThat(run(file).getException()).isNull();

    assertThat(steps).containsExactly("read", "project batch of x", "commit batch of x");
  }

  /** Each that reads a topic, but for those that do more; they have tests of their own. */
  static List<String> files() {
    return HubRoutes.files().stream()
        .filter(file -> HubRoutes.begin(file).values().stream().anyMatch(KAFKA))
        .filter(file -> !file.equals(FIGURES) && !file.equals("30-admit.camel.xml"))
        .toList();
  }
}
