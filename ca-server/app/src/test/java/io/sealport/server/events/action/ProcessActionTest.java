package io.sealport.server.events.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs. */
@Tag("once")
class ProcessActionTest {

  private static final Event EVENT =
      new Event(
          EventKind.REVOKED,
          Instant.parse("2026-03-04T10:00:00Z"),
          7,
          "officer:bob",
          "5f; touch /tmp/x",
          List.of("login:$(id)"),
          Map.of("reason", "keyCompromise", "a-b", "c"),
          List.of(),
          false);

  @TempDir Path folder;

  private Path script(String... lines) throws IOException {
    Path script = folder.resolve("script");
    Files.writeString(script, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  private String run(Duration timeout, Path program, String... arguments)
      throws UndeliveredException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    ProcessSettings settings =
        new ProcessSettings(command, Optional.empty(), Map.of("MINE", "yes"), folder, timeout);
    return new ProcessAction(settings, "Example CA").deliver(EVENT, "id-1");
  }

  private String run(Path program, String... arguments) throws UndeliveredException {
    return run(Duration.ofSeconds(20), program, arguments);
  }

  @Test
  void a_program_gets_the_event_on_its_input_and_in_its_environment() throws Exception {
    String said = run(script("cat > input", "env > environment", "pwd"));

    assertThat(said).isEqualTo("exit 0; it said: " + folder.toRealPath());
    JsonNode json = new ObjectMapper().readTree(Files.readString(folder.resolve("input")));
    assertThat(json.path("type").asText()).isEqualTo("revoked");
    assertThat(json.path("data").path("id").asText()).isEqualTo("id-1");
    assertThat(json.path("data").path("facts").path("reason").asText()).isEqualTo("keyCompromise");
    assertThat(Files.readAllLines(folder.resolve("environment")))
        .contains(
            "MINE=yes",
            "SEALPORT_EVENT_ID=id-1",
            "SEALPORT_EVENT_KIND=revoked",
            "SEALPORT_EVENT_CA=Example CA",
            "SEALPORT_EVENT_NAMES=login:$(id)",
            "SEALPORT_EVENT_SUBJECT=5f; touch /tmp/x",
            "SEALPORT_EVENT_FACT_REASON=keyCompromise",
            "SEALPORT_EVENT_FACT_A_B=c");
  }

  @Test
  void a_program_finds_nothing_of_the_servers_environment() throws Exception {
    run(script("env > environment"));

    assertThat(Files.readAllLines(folder.resolve("environment")))
        .allMatch(l -> l.matches("(PATH|LANG|MINE|PWD|OLDPWD|SHLVL|_|SEALPORT_EVENT_[A-Z_]+)=.*"));
  }

  @Test
  void arguments_arrive_as_they_are_and_no_shell_sees_them() throws Exception {
    String said = run(script("printf '<%s>' \"$@\""), "$(id)", "; echo x", "a b", "*", "--", "'");

    assertThat(said).endsWith("<$(id)><; echo x><a b><*><--><'>");
  }

  @Test
  void a_program_can_gain_no_rights() throws Exception {
    assertThat(Files.isExecutable(ProcessSettings.SETPRIV)).isTrue();

    assertThat(run(script("grep NoNewPrivs /proc/self/status"))).contains("NoNewPrivs: 1");
  }

  @Test
  void another_user_runs_it_where_the_server_is_root_and_nobody_does_elsewhere() throws Exception {
    ProcessSettings settings =
        new ProcessSettings(
            List.of("/usr/bin/id", "-u"),
            Optional.of("daemon"),
            Map.of(),
            Path.of("/"),
            Duration.ofSeconds(20));
    ProcessAction action = new ProcessAction(settings, "Example CA");

    if (System.getProperty("user.name").equals("root")) {
      assertThat(action.deliver(EVENT, "id-1")).isEqualTo("exit 0; it said: 1");
    } else {
      assertThatThrownBy(() -> action.deliver(EVENT, "id-1")).hasMessageContaining("setpriv");
    }
  }

  @Test
  void a_program_that_fails_has_not_taken_the_event() throws Exception {
    Path script = script("echo no disk >&2", "exit 3");

    assertThatThrownBy(() -> run(script))
        .isInstanceOfSatisfying(
            UndeliveredException.class, e -> assertThat(e.isForGood()).isFalse())
        .hasMessage("exit 3; it said: no disk");
  }

  @Test
  void a_program_that_hangs_is_ended_with_its_children() throws Exception {
    Path script = script("sleep 300 &", "echo $! > child", "wait");
    long start = System.nanoTime();

    assertThatThrownBy(() -> run(Duration.ofMillis(900), script))
        .hasMessageContaining("its time limit");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    ProcessHandle.of(child).ifPresent(p -> p.onExit().join());
  }

  @Test
  void a_child_that_holds_the_output_open_holds_nobody() throws Exception {
    long start = System.nanoTime();
    String said = run(script("sleep 20 &", "echo $! > child", "echo done"));

    assertThat(said).isEqualTo("exit 0; it said: done");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
    ProcessHandle.of(child).ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void of_a_flood_the_beginning_is_kept_and_the_rest_counted() throws Exception {
    String said = run(script("head -c 20000000 /dev/zero | tr '\\0' 'x'"));

    assertThat(said).hasSizeLessThan(4_300).endsWith("x ... (20000000 bytes)");
  }

  @Test
  void a_flood_without_end_is_ended() throws Exception {
    Path script = script("exec cat /dev/zero");

    assertThatThrownBy(() -> run(Duration.ofMillis(900), script))
        .hasMessageContaining("its time limit");
  }

  @Test
  void a_program_that_is_not_there() {
    assertThatThrownBy(() -> run(folder.resolve("none"))).isInstanceOf(UndeliveredException.class);
  }
}
