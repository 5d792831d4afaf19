package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.policy.lint.Lints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The handbook of the policies module tells what the code does. */
class HandbookTest {

  private static final Path HANDBOOK = Path.of("..", "..", "policies", "README.md");

  private static String text;

  @BeforeAll
  static void read() throws IOException {
    text = Files.readString(HANDBOOK);
  }

  @Test
  void its_example_is_a_good_profile() {
    int start = text.indexOf("```yaml\nprofile:") + "```yaml\n".length();
    Profile profile = Profile.parse("README.md", text.substring(start, text.indexOf("```", start)));
    assertThat(profile.name()).isEqualTo("ftps-server");
  }

  @Test
  void its_example_rules_are_good_rules() {
    int start = text.indexOf("```yaml\nrules:") + "```yaml\n".length();
    String rules = text.substring(start, text.indexOf("```", start));
    assertThat(Profiles.serverAnd(rules).rules()).hasSize(2);
  }

  @Test
  void names_every_variable_check_and_shipped_profile() {
    assertThat(RuleLanguage.variables().keySet())
        .allSatisfy(v -> assertThat(text).contains("`" + v + "`"));
    assertThat(Checks.KNOWN).allSatisfy(c -> assertThat(text).contains("| `" + c + "` |"));
    assertThat(Rulebook.shipped().profiles())
        .allSatisfy(p -> assertThat(text).contains("`" + p.name() + "`"));
  }

  @Test
  void tells_every_lint_with_its_severity() {
    assertThat(Lints.known())
        .allSatisfy(
            l ->
                assertThat(text)
                    .containsPattern(
                        "\\| `"
                            + l.id()
                            + "` \\| [^|]+ \\| "
                            + l.severity().wire()
                            + " \\| "
                            + (l.adjustable() ? "yes " : "")
                            + "\\|"));
    assertThat(text.lines().filter(line -> line.startsWith("| `lint.")))
        .hasSize(Lints.known().size());
  }

  @Test
  void tells_the_hard_limits() {
    for (Usage usage : Usage.values()) {
      assertThat(text).contains(usage.wire() + " " + usage.maxValidity().toDays() + "d");
    }
    assertThat(text)
        .contains("1 to " + NameRules.HARD_MAX)
        .contains(NameRules.HARD_MAX_TOTAL + " characters")
        .contains("RSA " + KeyRules.RSA_MIN_BITS + " to " + KeyRules.RSA_MAX_BITS);
  }
}
