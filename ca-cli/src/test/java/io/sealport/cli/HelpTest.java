package io.sealport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.fake.Cli;
import io.sealport.fault.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class HelpTest {

  @TempDir Path user;

  @Test
  void every_command_has_a_description_and_an_example_that_calls_it() {
    for (CommandLine command : all()) {
      CommandSpec spec = command.getCommandSpec();
      String name = spec.qualifiedName();
      assertThat(spec.usageMessage().description()).as(name).isNotEmpty();
      List<String> footer = List.of(spec.usageMessage().footer());
      assertThat(footer).as(name).anyMatch(line -> line.matches("Examples?:"));
      assertThat(footer).as(name).anyMatch(line -> line.matches("  .*" + name + ".*"));
    }
  }

  @Test
  void every_option_and_parameter_is_described() {
    for (CommandLine command : all()) {
      CommandSpec spec = command.getCommandSpec();
      spec.args()
          .forEach(
              arg ->
                  assertThat(arg.description())
                      .as(spec.qualifiedName() + " " + arg.paramLabel())
                      .isNotEmpty());
    }
  }

  @Test
  void every_command_that_prints_a_result_knows_json() {
    List<String> without =
        all().stream()
            .map(CommandLine::getCommandSpec)
            .filter(s -> s.subcommands().isEmpty() && s.findOption("--json") == null)
            .map(CommandSpec::qualifiedName)
            .toList();

    // One runs a server, one prints a script, one is a show for people.
    assertThat(without).isSubsetOf("sealport serve", "sealport completion", "sealport quickstart");
  }

  @Test
  void the_help_of_sealport_documents_every_exit_code() {
    String help = Cli.of(user).run("--help").out();

    for (ExitCode code : ExitCode.values()) {
      assertThat(help).containsPattern(code.number() + " +" + code.words());
    }
  }

  @Test
  void every_command_answers_help_with_0() {
    for (CommandLine command : all()) {
      String[] words = command.getCommandSpec().qualifiedName().split(" ");
      Object[] arguments = new Object[words.length];
      System.arraycopy(words, 1, arguments, 0, words.length - 1);
      arguments[words.length - 1] = "--help";
      Cli.Run run = Cli.of(user).run(arguments);
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).containsPattern("Examples?:");
    }
  }

  @Test
  void the_readme_names_every_command_and_exit_code() throws Exception {
    String readme = Files.readString(Path.of("README.md"));

    for (CommandLine command : all()) {
      if (command.getSubcommands().isEmpty()) {
        assertThat(readme).contains("`" + command.getCommandSpec().qualifiedName().substring(9));
      }
    }
    for (ExitCode code : ExitCode.values()) {
      assertThat(readme).contains("| " + code.number() + " | " + code.words());
    }
  }

  @Test
  void a_wrong_word_is_one_error_with_a_hint_and_2() {
    Cli.Run run = Cli.of(user).run("requst");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("error: ").contains("hint: did you mean request");
  }

  @Test
  void a_group_alone_shows_its_help_and_2() {
    Cli.Run run = Cli.of(user).run("token");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Usage: sealport token");
  }

  @Test
  void the_completion_script_knows_the_commands() {
    Cli.Run run = Cli.of(user).run("completion");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("_complete_sealport").contains("approve").contains("--home");
  }

  private static List<CommandLine> all() {
    List<CommandLine> all = new ArrayList<>();
    add(Registry.commandLine(Map.of()), all);
    return all;
  }

  private static void add(CommandLine command, List<CommandLine> all) {
    all.add(command);
    command.getSubcommands().values().forEach(sub -> add(sub, all));
  }
}
