package io.sealport.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.deploy.DeployOrder;
import io.sealport.cli.deploy.DeployOutcome.Result;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.server.FtpServerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What follows new files: installation, hooks, and what is told when they fail. */
class SettlingTest {

  @TempDir private Path base;

  private AgentWorld world;
  private Path told;

  @BeforeEach
  void start() {
    world = new AgentWorld(base, Duration.ofDays(6));
    told = base.resolve("told");
  }

  private Hooks hooks(String onSuccess, String onError, Duration limit) {
    return new Hooks(
        List.of(world.script("ok.sh", onSuccess).toString(), "one $HOME word"),
        List.of(world.script("bad.sh", onError).toString()),
        limit);
  }

  private Hooks telling() {
    String line =
        "echo \"$SEALPORT_EVENT $SEALPORT_ID $SEALPORT_NAMES $SEALPORT_SERIAL"
            + " $SEALPORT_FAILED [$1] $SEALPORT_ERROR\" >> "
            + told;
    return hooks(line, line, Duration.ofSeconds(30));
  }

  private List<String> lines() throws IOException {
    return Files.exists(told) ? Files.readAllLines(told) : List.of();
  }

  private Optional<DeployOrder> order() {
    return Optional.of(DeployOrder.of(FtpServerKind.VSFTPD, base.resolve(AgentWorld.ID)));
  }

  @Test
  void what_is_taken_over_is_nobodys_news_and_a_renewal_is() throws Exception {
    world.with(Optional.empty(), telling());
    world.look();
    assertThat(lines()).isEmpty();

    world.pass(Duration.ofDays(4).plusHours(6));

    assertThat(lines())
        .filteredOn(l -> l.startsWith("renewed"))
        .containsExactly("renewed alice login:alice " + world.serial() + "  [one $HOME word] ");
  }

  @Test
  void installs_what_was_never_installed_and_again_what_is_renewed() {
    world.with(order(), new Hooks(List.of(), List.of(), Hooks.USUAL_LIMIT));
    world.look();
    assertThat(world.orders).hasSize(1);
    assertThat(world.orders.get(0).files().source()).isEqualTo(base.resolve(AgentWorld.ID));

    world.look();
    assertThat(world.orders).hasSize(1);
    String first = world.serial();
    world.pass(Duration.ofDays(4).plusHours(6));

    assertThat(world.serial()).isNotEqualTo(first);
    assertThat(world.orders.size()).isGreaterThan(1);
    assertThat(world.ca.reports).extracting("event").containsOnly("installed");
    assertThat(world.memory().settledSerial()).isEqualTo(world.serial());
  }

  @Test
  void a_roll_back_is_tried_again_and_told_at_the_third_time_and_to_the_ca() throws Exception {
    world.installs = Result.ROLLED_BACK;
    world.with(order(), telling());

    world.pass(Duration.ofMinutes(2));
    assertThat(lines()).isEmpty();
    world.pass(Duration.ofHours(12));

    // Each try restarts a server: the second comes after an hour.
    assertThat(world.orders.size()).isBetween(3, 5);
    assertThat(lines())
        .singleElement()
        .asString()
        .contains("failed", "installation", "rolled-back");
    assertThat(world.ca.reports).extracting("event").containsExactly("installation-failed");

    world.installs = Result.INSTALLED;
    world.pass(Duration.ofHours(9));
    assertThat(world.status().troubles()).isEmpty();
    assertThat(lines()).anyMatch(l -> l.startsWith("renewed alice"));
  }

  @Test
  void a_hook_that_fails_is_run_again_until_it_succeeds() throws Exception {
    Path flag = base.resolve("flag");
    world.with(
        order(),
        hooks(
            "echo tried >> " + told + "; test -e " + flag + " || { echo no flag; exit 3; }",
            ":",
            Duration.ofSeconds(30)));

    world.pass(Duration.ofMinutes(10));
    assertThat(world.status().troubles().get(0).why()).contains("ok.sh ended with 3", "no flag");
    int tries = lines().size();
    assertThat(tries).isGreaterThan(1);

    Files.createFile(flag);
    world.pass(Duration.ofHours(1));
    assertThat(world.status().troubles()).isEmpty();
    assertThat(lines()).hasSize(tries + 1);
  }

  @Test
  void a_hook_that_hangs_is_ended_with_all_that_it_started() {
    world.with(order(), hooks("sleep 600 & sleep 600", ":", Duration.ofSeconds(1)));

    long begin = System.nanoTime();
    world.look();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    assertThat(world.status().troubles().get(0).why()).contains("did not end within 1 s");
  }

  @Test
  void a_hook_that_is_not_there_is_told() {
    world.with(order(), new Hooks(List.of("/no/such/program"), List.of(), Duration.ofSeconds(1)));

    world.look();

    assertThat(world.status().troubles().get(0).why()).contains("/no/such/program cannot be run");
  }

  @Test
  void an_error_hook_hears_at_once_of_what_will_not_pass_and_then_once_a_day() throws Exception {
    world.with(Optional.empty(), telling());
    world.ca.answer =
        Optional.of(
            Fault.of(Kind.REFUSED, "policy says no; $(reboot)\n\u0000next" + "x".repeat(900)));

    world.pass(Duration.ofDays(5));

    List<String> failures = lines().stream().filter(l -> l.startsWith("failed")).toList();
    assertThat(failures).hasSizeBetween(1, 2);
    assertThat(failures.get(0))
        .startsWith("failed alice login:alice")
        .contains("renewal [] policy says no; $(reboot)\\u000a\\u0000nextxx")
        .hasSizeLessThan(700);
  }

  @Test
  void waits_for_an_approval_without_calling_it_an_error_at_once() throws Exception {
    world.with(Optional.empty(), telling());
    world.ca.pending = true;

    world.pass(Duration.ofDays(4).plusHours(6));

    assertThat(world.status().troubles().get(0).kind()).isEqualTo("pending");
    assertThat(world.status().troubles().get(0).why()).contains("r1", "approval");
    world.ca.pending = false;
    world.pass(Duration.ofHours(8));
    assertThat(world.status().troubles()).isEmpty();
  }

  @Test
  void another_installation_at_work_is_waited_for() {
    world.busy = Optional.of(Fault.of(Kind.CONFLICT, "another installation is at work"));
    world.with(order(), new Hooks(List.of(), List.of(), Hooks.USUAL_LIMIT));
    world.look();
    assertThat(world.memory().settling().kind()).isEqualTo("busy");

    world.busy = Optional.empty();
    world.pass(Duration.ofMinutes(3));

    assertThat(world.orders).hasSize(1);
    assertThat(world.status().troubles()).isEmpty();
  }
}
