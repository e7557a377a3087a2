package no.nov.hub.platform.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.junit.jupiter.api.Test;

/** The order of the steps is the promise: what is committed has been kept and published. */
class ProjectionRoutesTest {

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

  private Exchange run(String file, String route) {
    try (RouteRun run =
        RouteRun.of(
            Map.of(
                "hub.routes." + route + ".from",
                "direct:in",
                "hub.routes.publish-statistics.to",
                "mock:statistics"),
            Map.of(
                "batches", beans,
                "membershipProjection", beans,
                "calendarProjection", beans,
                "issueProjection", beans,
                "groupProjection", beans,
                "memberListProjection", beans,
                "receiptProjection", beans,
                "rejectionProjection", beans,
                "statisticsPublishing", beans),
            route.equals("project-membership")
                ? new String[] {file, "51-publish-statistics.camel.xml"}
                : new String[] {file})) {
      Exchange done = run.send("direct:in", "x");
      run.arrivedAt("statistics").forEach(e -> steps.add("arrived " + e.getMessage().getBody()));
      return done;
    }
  }

  @Test
  void figuresArePublishedUntilNoneIsDueAndOnlyThenTheCountsAreCommitted() {
    assertThat(run("50-project-membership.camel.xml", "project-membership").getException())
        .isNull();

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

    assertThat(run("50-project-membership.camel.xml", "project-membership").getException())
        .isNotNull();

    assertThat(steps).doesNotContain("commit batch of x");
  }

  @Test
  void aFailureIsTriedAgainTwiceAndThenSurfacesWithoutACommit() {
    beans.fails = "project batch of x";

    assertThat(run("52-project-events.camel.xml", "project-events").getException())
        .hasMessage("project batch of x");

    assertThat(steps)
        .containsExactly("read", "project batch of x", "project batch of x", "project batch of x");
  }

  @Test
  void otherProjectionsAreProjectedAndThenCommitted() {
    Map<String, String> files =
        Map.of(
            "project-events", "52",
            "project-positions", "53",
            "keep-groups", "54",
            "keep-member-lists", "56",
            "project-receipts", "40",
            "project-rejections", "41");
    files.forEach(
        (route, file) -> {
          steps.clear();

          run(file + "-" + route + ".camel.xml", route);

          assertThat(steps)
              .as(route)
              .containsExactly("read", "project batch of x", "commit batch of x");
        });
  }
}
