package io.sealport.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.Main;
import io.sealport.cli.console.Surroundings;
import io.sealport.fault.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class QuickstartCommandTest {

  @TempDir Path work;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int start(CommandEntry entry, Path folder) {
    return new CommandLine(new QuickstartCommand(entry))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("--dir", folder.toString());
  }

  @Test
  void refuses_a_folder_that_holds_something() throws IOException {
    Path mine = Files.writeString(work.resolve("mine"), "mine");

    int code =
        Main.run(
            Map.of(),
            new PrintWriter(out),
            new PrintWriter(err),
            "quickstart",
            "--dir",
            work.toString());

    assertThat(code).isEqualTo(ExitCode.CONFLICT.number());
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString().lines())
        .containsExactly(
            "error: " + work + " is not empty; nothing in it is touched",
            "hint: choose another --dir, or leave it out: a new folder is found then");
    assertThat(work.toFile().list()).containsExactly("mine");
    assertThat(mine).hasContent("mine");
  }

  @Test
  void says_which_step_failed_and_ends_as_its_command_did() throws IOException {
    Path folder = work.resolve("try");

    int code =
        start(
            (environment, o, e, arguments) -> {
              e.println("error: the disk is full");
              return ExitCode.UNAVAILABLE.number();
            },
            folder);

    assertThat(code).isEqualTo(ExitCode.UNAVAILABLE.number());
    assertThat(err.toString().lines())
        .containsExactly(
            "error: step 1 (Make a CA: a root, and below it one CA for servers and one for users)"
                + " failed: sealport ca init: the disk is full",
            "hint: what was made so far is in " + folder);
    assertThat(out.toString()).contains("1. Make a CA", "ca init --home " + folder);
  }

  @Test
  void makes_up_a_passphrase_and_never_prints_it() throws IOException {
    Path folder = work.resolve("try");

    start((environment, o, e, arguments) -> ExitCode.UNAVAILABLE.number(), folder);

    Path file = folder.resolve("passphrase");
    String passphrase = Files.readString(file).strip();
    assertThat(passphrase).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(out + err.toString()).doesNotContain(passphrase);
  }

  @Test
  void believes_no_command_that_has_made_nothing() {
    int code = start((environment, o, e, arguments) -> 0, work.resolve("try"));

    assertThat(code).isEqualTo(ExitCode.NOT_FOUND.number());
    assertThat(err.toString())
        .contains("step 1", "failed: no file " + work.resolve("try/ca/public/root.pem"));
  }

  @Test
  void is_not_misled_by_the_variables_of_another_ca() {
    Map<String, String> outer =
        Map.of(
            "SEALPORT_HOME", "/elsewhere",
            "SEALPORT_TOKEN", "slp_x",
            "SEALPORT_PASSPHRASE", "another",
            "PATH", "/bin");
    Map<String, String> seen = new HashMap<>();
    CommandEntry entry =
        (environment, o, e, arguments) -> {
          seen.putAll(environment);
          return ExitCode.UNAVAILABLE.number();
        };

    new CommandLine(new Root(outer))
        .addSubcommand(new QuickstartCommand(entry))
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute("quickstart", "--dir", work.resolve("try").toString());

    assertThat(seen).containsExactly(Map.entry("PATH", "/bin"));
  }

  @CommandLine.Command(name = "sealport")
  private record Root(Map<String, String> environment) implements Surroundings {}
}
