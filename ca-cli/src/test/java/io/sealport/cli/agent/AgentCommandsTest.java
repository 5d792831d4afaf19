package io.sealport.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.fake.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that ask no CA. */
class AgentCommandsTest {

  @TempDir private Path base;

  private Path folder;
  private Path config;

  @BeforeEach
  void take_over() {
    AgentWorld world = new AgentWorld(base, Duration.ofDays(6));
    folder = world.folder().path();
    config = base.resolve("etc/agent.yaml");
  }

  private Cli.Run agent(Object... words) {
    Object[] all = new Object[words.length + 3];
    all[0] = "agent";
    System.arraycopy(words, 0, all, 1, words.length);
    all[words.length + 1] = "--config";
    all[words.length + 2] = config;
    return Cli.of(base).run(all);
  }

  private Cli.Run add(Object... more) {
    Object[] all = new Object[more.length + 4];
    all[0] = "add";
    all[1] = folder;
    all[2] = "--server";
    all[3] = "https://ca.example.test:8443";
    System.arraycopy(more, 0, all, 4, more.length);
    return agent(all);
  }

  @Test
  void takes_over_a_folder_lists_it_shows_it_and_lets_it_go() {
    Cli.Run added = add("--same-key", "--on-error", "/bin/told", "--on-error", "a b");
    assertThat(added.code()).as(added.err()).isZero();

    assertThat(agent("list").out()).contains("alice", folder.toString(), "same");
    Cli.Run status = agent("status", "--json");
    // Issued at the fake clock's day, which is over.
    assertThat(status.code()).isEqualTo(9);
    assertThat(status.out()).contains("\"id\" : \"alice\"", "\"found\" : \"ended\"", "login:alice");
    assertThat(new ConfigFile(config).read().require("alice").hooks().onError())
        .containsExactly("/bin/told", "a b");

    assertThat(agent("remove", "alice").code()).isZero();
    assertThat(agent("list", "--json").out().strip()).isEqualTo("[ ]");
    assertThat(agent("remove", "alice").code()).isEqualTo(5);
  }

  @Test
  void what_cannot_be_is_one_error_and_changes_nothing() throws IOException {
    assertThat(add("--with", "config=/x").err()).contains("--with goes with --install");
    assertThat(add("--install", "proftp").err()).contains("wanted one of vsftpd, proftpd");
    assertThat(add("--install", "vsftpd", "--with", "colour=red").err()).contains("unknown key");
    assertThat(add("--on-success", "told").err()).contains("the whole path of a program");
    assertThat(add("--id", "../x").err()).contains("--id");
    assertThat(agent("status").err()).contains("no configuration");
    Files.writeString(folder.resolve("key.pem"), "hello");
    assertThat(add().code()).isEqualTo(2);
    assertThat(config).doesNotExist();
  }

  @Test
  void a_damaged_state_is_one_error_with_a_way_out() throws IOException {
    add();
    Files.writeString(config.resolveSibling("agent-state.json"), "{");

    Cli.Run once = agent("once");

    assertThat(once.code()).isEqualTo(2);
    assertThat(once.err()).contains("is not the state of an agent", "hint: move it away");
  }

  @Test
  void units_may_write_where_they_must_and_systemd_takes_them() throws Exception {
    add("--install", "vsftpd", "--with", "config=/etc/vsftpd.conf", "--with", "to=/etc/sealport/v");
    Path units = base.resolve("units");
    Path program = base.resolve("bin/sealport");
    Files.createDirectories(program.getParent());
    Files.copy(Path.of("/bin/true"), program);

    Cli.Run run = agent("units", units, "--program", program);

    assertThat(run.code()).as(run.err()).isZero();
    String service = Files.readString(units.resolve(SystemdUnits.SERVICE));
    assertThat(service)
        .contains("ExecStart=" + program + " agent run --config " + config)
        .contains("User=root", "NoNewPrivileges=yes", "ProtectSystem=strict")
        .contains("-/etc/sealport", "-" + folder);
    assertThat(Files.readString(units.resolve(SystemdUnits.TIMER))).contains("OnUnitInactiveSec");
    Path analyze = Path.of("/usr/bin/systemd-analyze");
    if (Files.isExecutable(analyze)) {
      verify(analyze, units);
    }
  }

  private static void verify(Path analyze, Path units) throws Exception {
    for (String unit : List.of(SystemdUnits.SERVICE, SystemdUnits.ONCE, SystemdUnits.TIMER)) {
      Process process =
          new ProcessBuilder(analyze.toString(), "verify", units.resolve(unit).toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes());
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      // Of other units of the machine it may complain.
      assertThat(said.lines().filter(l -> l.contains("sealport-agent"))).isEmpty();
    }
  }

  @Test
  void an_agent_of_users_alone_runs_without_power() throws Exception {
    add();
    Path units = base.resolve("units");

    agent("units", units, "--user", "sealport", "--program", "/bin/true");

    assertThat(Files.readString(units.resolve(SystemdUnits.SERVICE)))
        .contains("User=sealport", "CapabilityBoundingSet=\n", "ProtectHome=yes");
    assertThat(agent("units", units, "--user", "a b", "--program", "/bin/true").err())
        .contains("is not the name of a user");
  }
}
