package io.sealport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

  private static String run(String... arguments) {
    StringWriter out = new StringWriter();
    int code =
        Main.run(Map.of(), new PrintWriter(out), new PrintWriter(new StringWriter()), arguments);
    assertThat(code).isZero();
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "-V"})
  void says_the_version(String option) {
    assertThat(run(option)).startsWith("sealport ").hasLineCount(1);
  }

  @Test
  void the_help_still_lists_the_commands() {
    assertThat(run("--help")).contains("quickstart", "completion");
  }

  @Test
  void a_version_asked_for_is_told_in_one_look() {
    assertThat(Registry.commandLine(Map.of(), "--version").getSubcommands()).isEmpty();
    assertThat(Registry.commandLine(Map.of(), "--help").getSubcommands()).isNotEmpty();
  }
}
