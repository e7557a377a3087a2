package no.nov.hub;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.Calendar;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import no.nov.hub.admission.MessageRules;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** What the packages promise in their package-info, and what style.md asks of all code. */
class StructureTest {

  private static final String[] SUBJECTS = {
    "..membership..",
    "..event..",
    "..position..",
    "..submission..",
    "..file..",
    "..dropfolder..",
    "..feed..",
    "..group..",
    "..meeting..",
    "..minutes..",
    "..planning..",
    "..document..",
    "..charter..",
    "..mail..",
    "..mailbox..",
    "..console..",
    "..person..",
    "..access.."
  };

  private static final JavaClasses HUB =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("no.nov.hub");

  @Test
  void packages_have_no_cycles() {
    slices().matching("no.nov.hub.(*)..").should().beFreeOfCycles().check(HUB);
  }

  @Test
  void nobody_uses_the_console() {
    noClasses()
        .that(are(not(resideInAPackage("no.nov.hub.console.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("no.nov.hub.console..")
        .check(HUB);
  }

  @Test
  void nobody_uses_the_commands_but_the_main_class() {
    noClasses()
        .that(are(not(resideInAnyPackage("no.nov.hub", "no.nov.hub.command.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("no.nov.hub.command..")
        .check(HUB);
  }

  @Test
  void admission_knows_no_subject() {
    noClasses()
        .that()
        .resideInAPackage("no.nov.hub.admission..")
        .should()
        .dependOnClassesThat(resideInAPackage("no.nov.hub..").and(resideInAnyPackage(SUBJECTS)))
        .check(HUB);
  }

  @Test
  void messages_know_nothing_of_the_hub() {
    noClasses()
        .that()
        .resideInAPackage("no.nov.hub.message..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("no.nov.hub..").and(not(resideInAPackage("no.nov.hub.message.."))))
        .check(HUB);
  }

  @Test
  void rights_know_only_the_names_of_topics() {
    noClasses()
        .that()
        .resideInAPackage("no.nov.hub.rights..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("no.nov.hub..")
                .and(not(resideInAnyPackage("no.nov.hub.rights..", "no.nov.hub.message.."))))
        .check(HUB);
  }

  @Test
  void messages_know_nothing_of_kafka_http_or_the_database() {
    noClasses()
        .that()
        .resideInAPackage("no.nov.hub.message..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.kafka..", "org.apache.camel..", "org.springframework..", "java.sql..")
        .check(HUB);
  }

  @Test
  void problems_use_of_the_transport_only_what_tells_an_outage() {
    noClasses()
        .that()
        .resideInAPackage("no.nov.hub.problem..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("no.nov.hub..")
                .and(not(resideInAnyPackage("no.nov.hub.problem..", "no.nov.hub.message..")))
                .and(not(simpleName("Outages").or(simpleName("NoRoom")))))
        .check(HUB);
  }

  @Test
  void rules_use_neither_routes_nor_kafka_nor_the_database() {
    noClasses()
        .that()
        .implement(MessageRules.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.apache.camel..", "org.apache.kafka..", "org.springframework.jdbc..", "java.sql..")
        .check(HUB);
  }

  @Test
  void nothing_is_injected_into_fields() {
    fields()
        .should()
        .notBeAnnotatedWith(Autowired.class)
        .andShould()
        .notBeAnnotatedWith(Value.class)
        .check(HUB);
  }

  @Test
  void no_thread_sleeps() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(HUB);
  }

  /**
   * Where there is nothing to wait on: an outside broker, receipts in a table, Kafka's voter; and
   * the demo, which watches the hub from outside.
   */
  @Test
  void only_few_places_look_again_after_a_pause() {
    noClasses()
        .that(
            are(
                not(
                    simpleName("HubStart")
                        .or(simpleName("AwaitingReceipts"))
                        .or(simpleName("BrokerAccess"))
                        .or(resideInAPackage("no.nov.hub.demo")))))
        .should()
        .callMethod(TimeUnit.class, "sleep", long.class)
        .check(HUB);
  }

  @Test
  void time_is_told_by_java_time() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Date")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Calendar.class)
        .check(HUB);
  }

  @Test
  void every_package_says_what_it_is_for() {
    Set<String> packages =
        HUB.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
    packages.remove("no.nov.hub");
    assertThat(packages)
        .allSatisfy(
            name ->
                assertThat(Path.of("src/main/java", name.replace('.', '/'), "package-info.java"))
                    .exists());
  }
}
