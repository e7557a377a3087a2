package no.nov.hub;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Leaves the run on containers out where there is no Docker, and says so once. */
final class SkippedWithoutDocker implements ExecutionCondition {

  private static final String WHY = "no Docker: the tests on apache/kafka and postgres are skipped";

  /** Asked once a run: where there is no Docker, asking takes seconds. */
  private static final class Docker {
    static final boolean AVAILABLE = ask();

    private static boolean ask() {
      boolean available = DockerClientFactory.instance().isDockerAvailable();
      if (!available) {
        System.out.println("[WARNING] " + WHY);
      }
      return available;
    }
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Parts.ofThisRun() == Parts.EMBEDDED || Docker.AVAILABLE
        ? ConditionEvaluationResult.enabled("the parts are there")
        : ConditionEvaluationResult.disabled(WHY);
  }
}
