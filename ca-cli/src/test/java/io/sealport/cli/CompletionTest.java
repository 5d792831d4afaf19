package io.sealport.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.fake.Cli;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.ProgramRun;
import io.sealport.cli.world.Result;
import io.sealport.policy.Scope;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a shell offers when somebody presses the tab key. */
class CompletionTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String BASH =
      """
      source ./completion
      complete -p sealport >&2
      COMP_WORDS=(%s) COMP_CWORD=%d
      _complete_sealport
      printf '%%s\\n' "${COMPREPLY[@]}"
      """;

  /** As zsh's own bashcompinit calls a function that was written for bash. */
  private static final String ZSH =
      """
      autoload -U +X compinit && compinit -u
      source ./completion
      offered() {
        emulate -L sh
        setopt kshglob noshglob braceexpand
        COMP_WORDS=(%s) COMP_CWORD=%d
        _complete_sealport
        printf '%%s\\n' "${COMPREPLY[@]}"
      }
      offered
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws Exception {
    Files.writeString(folder.resolve("completion"), Cli.of(folder).run("completion").out());
    Files.writeString(folder.resolve("root.pem"), "");
    Files.createDirectory(folder.resolve("rooms"));
  }

  private List<String> offered(String shell, String... words) {
    String program = OutsidePrograms.path(shell).toString();
    String quoted = Arrays.stream(words).map(w -> "'" + w + "'").collect(Collectors.joining(" "));
    String script = (shell.equals("zsh") ? ZSH : BASH).formatted(quoted, words.length - 1);
    Result result = ProgramRun.run(List.of(program, "-c", script), folder, Map.of(), LIMIT);
    // zsh's compadd keeps those that begin with the word; compgen of bash has done so itself.
    String begun = words[words.length - 1];
    return result
        .stdout()
        .lines()
        .map(String::strip)
        .filter(l -> !l.isEmpty() && (shell.equals("bash") || l.startsWith(begun)))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void commands(String shell) {
    assertThat(offered(shell, "sealport", "re")).contains("request", "requests", "renew", "revoke");
    assertThat(offered(shell, "sealport", "token", ""))
        .contains("create", "list", "revoke")
        .doesNotContain("approve");
    assertThat(offered(shell, "sealport", "requests", "ap")).containsExactly("approve");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void options(String shell) {
    assertThat(offered(shell, "sealport", "list", "--ex")).containsExactly("--expires-within");
    assertThat(offered(shell, "sealport", "token", "create", "--"))
        .contains("--scope", "--profile", "--role", "--ttl", "--json", "--context");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void the_values_of_an_option_that_has_few(String shell) {
    assertThat(offered(shell, "sealport", "list", "--status", ""))
        .containsExactlyInAnyOrder("valid", "expired", "revoked", "held");
    assertThat(offered(shell, "sealport", "requests", "list", "--status", "re"))
        .containsExactlyInAnyOrder("refused", "rejected");
    assertThat(offered(shell, "sealport", "token", "create", "--role", ""))
        .containsExactlyInAnyOrder("administrator", "officer", "auditor");
    assertThat(offered(shell, "sealport", "request", "resume", "--ftp-server", "p"))
        .containsExactlyInAnyOrder("proftpd", "pureftpd");
    assertThat(offered(shell, "sealport", "revoke", "--reason", "key"))
        .containsExactly("keyCompromise");
  }

  @Test
  void scopes() {
    assertThat(offered("bash", "sealport", "token", "create", "--scope", ""))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Scope.values()).map(Scope::wire).toList());
  }

  @Test
  void files_for_an_option_that_takes_one() {
    assertThat(offered("bash", "sealport", "me", "--trust", "ro"))
        .containsExactlyInAnyOrder("root.pem", "rooms");
    assertThat(offered("bash", "sealport", "request", "--out", "roo")).contains("rooms");
  }
}
