package no.nov.hub;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
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
import java.security.Principal;
import java.util.Calendar;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nov.hub.intake.admission.MessageRules;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** What the packages promise in their package-info, and what style.md asks of all code. */
class StructureTest {

  /** From the top down; each may use those below it and none above. */
  private static final List<String> WINGS =
      List.of("app", "groups", "mail", "shared", "intake", "platform");

  /** What each package uses of the hub. */
  private static final String USES =
      """
      app.audit -> intake.access platform.audit platform.message platform.problem
      app.backup -> intake.access platform.audit platform.message platform.start
      app.command -> app.backup intake.access intake.quota intake.user platform.audit
          platform.database platform.embedded platform.message platform.participant
          platform.rights platform.start platform.transport
      app.console -> shared.event shared.membership shared.position intake.access
          intake.admission intake.feed intake.submission intake.user platform.language
          platform.message platform.participant
      app.demo -> mail.incoming mail.outgoing shared.event shared.membership shared.position
          intake.access intake.dropfolder intake.login intake.submission intake.user
          platform.embedded platform.language platform.link platform.message
          platform.participant platform.start platform.transport
      app.description -> platform.language
      app.login -> app.user mail.outgoing intake.access intake.login intake.openid
          intake.passkey intake.user platform.document platform.language platform.link
          platform.message platform.participant platform.transport
      app.participant -> intake.access intake.feed intake.login intake.user platform.audit
          platform.language platform.link platform.message platform.participant platform.problem
          platform.rights platform.transport
      app.user -> groups.group mail.outgoing mail.person intake.access intake.login
          intake.openid intake.passkey intake.user platform.audit platform.document
          platform.language platform.link platform.message platform.participant platform.problem

      groups.charter -> groups.charter.rule groups.group groups.meeting groups.minutes
          groups.minutes.content mail.outgoing mail.person shared.event shared.membership
          intake.access intake.admission intake.submission platform.audit platform.database
          platform.document platform.language platform.link platform.message
          platform.participant platform.problem platform.start platform.transport
      groups.charter.rule -> groups.group shared.membership platform.message
      groups.group -> mail.outgoing mail.person shared.membership intake.access intake.admission
          platform.audit platform.database platform.language platform.message
          platform.participant platform.problem platform.transport
      groups.meeting -> groups.group mail.incoming mail.outgoing mail.person shared.event
          intake.access intake.admission platform.database platform.document platform.language
          platform.link platform.message platform.participant platform.problem platform.start
          platform.transport platform.transport.outage
      groups.minutes -> groups.group groups.meeting groups.minutes.action groups.minutes.content
          mail.outgoing mail.person shared.event intake.access intake.admission
          intake.file.content platform.database platform.document platform.language
          platform.link platform.message platform.participant platform.problem
          platform.transport
      groups.minutes.action -> groups.group groups.meeting groups.minutes.content mail.outgoing
          intake.access platform.database platform.document platform.language platform.link
          platform.message platform.problem platform.transport
      groups.minutes.content -> groups.group groups.meeting mail.incoming mail.outgoing
          shared.event platform.document platform.language platform.message platform.participant
          platform.start
      groups.planning -> groups.group groups.meeting mail.outgoing mail.person shared.event
          intake.access intake.admission intake.submission platform.database platform.document
          platform.language platform.link platform.message platform.participant platform.problem
          platform.start platform.transport

      mail.incoming -> mail.outgoing mail.person intake.access intake.admission
          intake.file.calendar intake.file.content intake.quota intake.submission platform.audit
          platform.database platform.language platform.message platform.participant
          platform.problem platform.start platform.transport platform.transport.outage
      mail.outgoing -> mail.person platform.database platform.document platform.language
          platform.message platform.problem platform.start platform.transport
          platform.transport.outage
      mail.person -> intake.access platform.audit platform.database platform.message
          platform.problem platform.transport

      shared.event -> intake.admission intake.file.content platform.database platform.link
          platform.message platform.participant platform.problem platform.start
          platform.transport
      shared.membership -> intake.admission platform.database platform.message
          platform.participant platform.problem platform.transport
      shared.position -> intake.admission intake.file.content platform.database platform.message
          platform.participant platform.problem platform.transport

      intake.access -> intake.user platform.audit platform.database platform.link
          platform.message platform.participant platform.problem platform.server platform.start
          platform.transport
      intake.admission -> intake.quota platform.message platform.participant platform.start
          platform.transport platform.transport.outage platform.transport.transaction
      intake.dropfolder -> intake.admission intake.quota intake.submission platform.message
          platform.participant platform.start platform.transport.outage
      intake.feed -> intake.access intake.admission intake.file intake.file.content intake.quota
          intake.submission platform.audit platform.database platform.message
          platform.participant platform.problem platform.start platform.transport.outage
      intake.file -> intake.file.calendar intake.file.content intake.file.table platform.message
          platform.participant platform.start
      intake.file.calendar -> intake.file.content intake.file.table platform.message
          platform.participant
      intake.file.content -> platform.message platform.participant
      intake.file.table -> intake.access intake.file.content platform.message
          platform.participant
      intake.login -> intake.access intake.openid intake.passkey intake.user platform.audit
          platform.database platform.link platform.message platform.participant platform.problem
      intake.openid -> intake.user platform.audit platform.database platform.link
          platform.message platform.participant platform.start
      intake.passkey -> intake.user platform.audit platform.database platform.link
          platform.message
      intake.quota -> intake.access platform.database platform.message platform.participant
          platform.problem platform.server platform.start platform.transport
      intake.submission -> intake.access intake.admission intake.file intake.file.content
          intake.quota platform.audit platform.database platform.message platform.participant
          platform.problem platform.transport platform.transport.health
          platform.transport.outage
      intake.user -> platform.audit platform.database platform.language platform.message

      platform.audit -> platform.database platform.message
      platform.clock -> platform.start
      platform.database -> platform.message
      platform.document -> platform.language platform.message
      platform.embedded -> platform.clock platform.participant platform.rights platform.start
          platform.transport
      platform.language -> platform.message
      platform.link -> platform.start
      platform.message ->
      platform.participant -> platform.database platform.message platform.start
      platform.problem -> platform.language platform.message platform.transport.outage
      platform.rights -> platform.message
      platform.server -> platform.problem
      platform.start ->
      platform.transport -> platform.database platform.message platform.participant
          platform.start platform.transport.outage
      platform.transport.health -> platform.database platform.transport
          platform.transport.outage
      platform.transport.outage -> platform.start
      platform.transport.transaction -> platform.transport platform.transport.outage
      """;

  private static final JavaClasses HUB =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("no.nov.hub");

  @Test
  void packages_have_no_cycles() {
    slices().matching("no.nov.hub.(*)..").should().beFreeOfCycles().check(HUB);
    slices().matching("no.nov.hub.(*.*)..").should().beFreeOfCycles().check(HUB);
    slices().matching("no.nov.hub.(**)").should().beFreeOfCycles().check(HUB);
  }

  @Test
  void each_package_uses_what_the_table_says_and_nothing_else() {
    assertThat(PackageTable.of(HUB)).containsExactlyInAnyOrderEntriesOf(PackageTable.read(USES));
  }

  @Test
  void no_wing_uses_one_above_it() {
    PackageTable.of(HUB)
        .forEach(
            (user, used) ->
                assertThat(used)
                    .allSatisfy(
                        other ->
                            assertThat(floor(other))
                                .as("%s uses %s", user, other)
                                .isGreaterThanOrEqualTo(floor(user))));
  }

  private static int floor(String name) {
    int floor = WINGS.indexOf(name.substring(0, name.indexOf('.')));
    assertThat(floor).as("the wing of %s", name).isNotNegative();
    return floor;
  }

  @Test
  void messages_know_nothing_of_kafka_http_or_the_database() {
    noClasses()
        .that()
        .resideInAPackage("no.nov.hub.platform.message..")
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
        .resideInAPackage("no.nov.hub.platform.problem..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("no.nov.hub..")
                .and(
                    not(
                        resideInAnyPackage(
                            "no.nov.hub.platform.problem..",
                            "no.nov.hub.platform.message..",
                            "no.nov.hub.platform.language..")))
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

  /** A login may be a person's: only there is it known which participant somebody belongs to. */
  @Test
  void who_asks_is_a_caller_and_never_the_name_of_a_login() {
    noClasses()
        .that()
        .resideOutsideOfPackage("no.nov.hub.intake.access")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName(Principal.class.getName())
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName(Authentication.class.getName())
        .orShould()
        .callMethodWhere(target(nameMatching("getUserPrincipal|getRemoteUser|getAuthentication")))
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
  void no_setting_is_read_by_an_expression() {
    noClasses().should().dependOnClassesThat().areAssignableTo(Value.class).check(HUB);
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
                        .or(resideInAPackage("no.nov.hub.app.demo")))))
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
    WINGS.forEach(wing -> packages.add("no.nov.hub." + wing));
    packages.remove("no.nov.hub");
    assertThat(packages)
        .allSatisfy(
            name ->
                assertThat(Path.of("src/main/java", name.replace('.', '/'), "package-info.java"))
                    .exists());
  }

  @Test
  void no_two_top_level_types_have_one_name() {
    List<String> names = topLevel().map(JavaClass::getSimpleName).toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  /** Routes and tests name beans. What tells of health is named as people read it there. */
  @Test
  void no_bean_has_the_name_of_another_class() {
    Set<String> names = topLevel().map(JavaClass::getSimpleName).collect(Collectors.toSet());
    assertThat(HUB.stream().filter(one -> one.isAnnotatedWith(Component.class)))
        .filteredOn(one -> !one.isAssignableTo(HealthIndicator.class))
        .allSatisfy(
            one -> {
              String bean =
                  StringUtils.capitalize(one.getAnnotationOfType(Component.class).value());
              assertThat(bean.equals(one.getSimpleName()) || !names.contains(bean))
                  .as("the bean %s of %s", bean, one.getName())
                  .isTrue();
            });
  }

  private static Stream<JavaClass> topLevel() {
    return HUB.stream()
        .filter(JavaClass::isTopLevelClass)
        .filter(one -> !one.getSimpleName().equals("package-info"));
  }
}
