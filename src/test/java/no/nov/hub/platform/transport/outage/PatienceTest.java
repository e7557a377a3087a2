package no.nov.hub.platform.transport.outage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PatienceTest {

  private static final JavaClasses WAITING =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("no.nov.hub.platform.transport", "no.nov.hub.intake.submission");

  /** Whose clock is set back would wait as long as the jump. */
  @Test
  void nobody_waits_by_the_clock_of_the_machine() {
    noClasses().should().callMethod(Instant.class, "now").check(WAITING);
  }
}
