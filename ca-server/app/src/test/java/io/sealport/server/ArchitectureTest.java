package io.sealport.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.fault.Fault;
import io.sealport.policy.Approval;
import io.sealport.policy.Evidence;
import io.sealport.server.boot.Main;
import io.sealport.server.journal.WrongOnPurpose;
import java.security.PrivateKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rooms of the server and what they may do; each rule says what to do instead. */
@Tag("once")
class ArchitectureTest {

  private static final JavaClasses SERVER = Compiled.beside(Main.class);
  private static final JavaClasses CORE = Compiled.beside(Fault.class);
  private static final JavaClasses WRONG =
      new ClassFileImporter().importClasses(WrongOnPurpose.class);

  static final ArchRule ROOMS =
      classes()
          .that()
          .resideInAPackage("io.sealport.server..")
          .should(Rooms.importOnlyWhatTheirLineAllows())
          .because(
              "a room imports only the rooms in its line of the table: move the decision into the"
                  + " room that owns it, and let the caller pass in what it knows");

  static final ArchRule NO_CYCLES =
      slices()
          .matching("io.sealport.server.(**)")
          .should()
          .beFreeOfCycles()
          .because("no room calls upwards: return a value instead");

  static final ArchRule NO_CYCLES_IN_CORE =
      slices()
          .matching("io.sealport.(*)..")
          .should()
          .beFreeOfCycles()
          .because("a package of core builds on those below it: move the shared type down");

  static final ArchRule CLOCK =
      noClasses()
          .that(Timekeeping.ARE_NOT_WIRING)
          .should(Timekeeping.ASK_THE_MACHINE)
          .because("time comes in as a java.time.Clock through the constructor");

  static final ArchRule PRIVATE_KEYS =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.sealport.server.authority..", "io.sealport.pki..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(PrivateKey.class)
          .because("only authority and core's pki hold private keys: use a Pen or a FreshKey");

  static final ArchRule CONTROLLERS =
      classes()
          .that()
          .areAnnotatedWith(Controller.class)
          .should()
          .resideInAPackage("io.sealport.server.front..")
          .because("routes are a front's: put the controller into a package below front");

  static final ArchRule SCHEDULED =
      methods()
          .that()
          .areAnnotatedWith(Scheduled.class)
          .should()
          .beDeclaredInClassesThat()
          .resideInAPackage("io.sealport.server.jobs..")
          .because("only jobs act by the clock: write a class in jobs that calls your method");

  static final ArchRule REPOSITORIES =
      classes()
          .that()
          .areAnnotatedWith(JdbcRepository.class)
          .should()
          .bePackagePrivate()
          .andShould()
          .beInterfaces()
          .because("a table belongs to its room: let the room's public class answer");

  static final ArchRule DATABASE =
      noClasses()
          .that(Database.MAY_NOT_TOUCH_IT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "io.micronaut.data..",
              "io.micronaut.transaction..",
              "org.sqlite..",
              "org.flywaydb..")
          .because("SQL stands in a room's own repositories, and Journal.commit writes");

  static final ArchRule EVIDENCE =
      classes()
          .that()
          .implement(Evidence.class)
          .should()
          .resideInAPackage("io.sealport.server.identity..")
          .because("only identity finds proof: write a check there");

  static final ArchRule APPROVALS =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.sealport.policy..")
          .should(Approvals.beMade())
          .because("only the rulebook approves: ask Rulebook.judge");

  static final ArchRule CORE_IS_PURE =
      noClasses()
          .that()
          .resideInAPackage("io.sealport..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.micronaut..", "jakarta..", "java.sql..", "javax.sql..", "picocli..", "io.netty..")
          .because("core thinks and does not act: what needs the framework belongs into app");

  static Stream<ArchRule> rulesOfTheServer() {
    return Stream.of(
        ROOMS,
        NO_CYCLES,
        CLOCK,
        PRIVATE_KEYS,
        CONTROLLERS,
        SCHEDULED,
        REPOSITORIES,
        DATABASE,
        EVIDENCE,
        APPROVALS);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesOfTheServer")
  void the_server_keeps(ArchRule rule) {
    rule.check(SERVER);
  }

  static Stream<ArchRule> rulesOfCore() {
    return Stream.of(NO_CYCLES_IN_CORE, CLOCK, PRIVATE_KEYS, CORE_IS_PURE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesOfCore")
  void core_keeps(ArchRule rule) {
    rule.check(CORE);
  }

  @Test
  void the_table_names_every_room() {
    assertThat(SERVER.stream().map(Rooms::of).distinct().toList())
        .doesNotContain("")
        .containsAll(List.of("journal", "identity", "authority", "status", "registration"));
    assertThat(Rooms.ALLOWED.keySet())
        .containsAll(SERVER.stream().map(Rooms::of).distinct().toList());
  }

  static Stream<ArchRule> rulesThatBite() {
    return Stream.of(
        ROOMS, CLOCK, PRIVATE_KEYS, CONTROLLERS, SCHEDULED, DATABASE, EVIDENCE, CORE_IS_PURE);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rulesThatBite")
  void a_class_that_breaks_it_is_found(ArchRule rule) {
    EvaluationResult result = rule.evaluate(WRONG);

    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().getDetails())
        .allMatch(line -> line.contains("WrongOnPurpose"));
  }

  @Test
  void a_public_repository_is_found() {
    JavaClasses wrong = new ClassFileImporter().importClasses(WrongOnPurpose.Rows.class);

    assertThat(REPOSITORIES.evaluate(wrong).hasViolation()).isTrue();
  }

  @Test
  void an_approval_has_no_public_constructor() {
    JavaClass approval = CORE.get(Approval.class);

    assertThat(approval.getConstructors())
        .allSatisfy(
            c ->
                assertThat(c.getModifiers())
                    .doesNotContain(JavaModifier.PUBLIC, JavaModifier.PROTECTED));
    assertThat(approval.getModifiers()).contains(JavaModifier.FINAL);
  }
}
