package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.Violation;
import io.sealport.pki.TestIssuers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policies module: every shipped profile is good, and every example is judged as it says. */
class ShippedProfilesTest {

  private static final Path PROFILES = Path.of("..", "..", "policies", "profiles");
  private static final Rulebook RULEBOOK = Rulebook.shipped();

  static List<PolicyExample> examples() throws IOException {
    return PolicyExample.all();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void judges_the_example_as_it_says(PolicyExample example) {
    Profile profile = RULEBOOK.require(example.profile());
    Verdict verdict =
        RULEBOOK.judge(example.application(), TestIssuers.of(example.issuer(profile)));

    switch (example.outcome()) {
      case "approved" ->
          assertThat(((Approval) verdict).warnings())
              .extracting(Violation::rule)
              .containsExactlyInAnyOrderElementsOf(example.texts("warnings"));
      case "owing" ->
          assertThat(((Verdict.Owing) verdict).demands())
              .extracting(Demand::subject)
              .containsExactlyElementsOf(example.texts("demands"));
      case "refused" ->
          assertThat(((Verdict.Refusal) verdict).violations())
              .extracting(Violation::rule)
              .containsExactlyInAnyOrderElementsOf(example.texts("rules"));
      default -> throw new AssertionError(example + ": outcome " + example.outcome());
    }
    assertThat(example.name())
        .startsWith(example.outcome().equals("refused") ? "refuse-" : "accept-");
  }

  @Test
  void every_profile_has_two_examples_to_accept_and_three_to_refuse() throws IOException {
    Map<String, Map<Boolean, Long>> counts =
        PolicyExample.all().stream()
            .collect(
                Collectors.groupingBy(
                    PolicyExample::profile,
                    Collectors.partitioningBy(
                        e -> e.outcome().equals("refused"), Collectors.counting())));
    assertThat(counts.keySet())
        .containsExactlyInAnyOrderElementsOf(
            RULEBOOK.profiles().stream().map(Profile::name).toList());
    assertThat(counts.values())
        .allSatisfy(
            count -> {
              assertThat(count.get(false)).isGreaterThanOrEqualTo(2);
              assertThat(count.get(true)).isGreaterThanOrEqualTo(3);
            });
  }

  @Test
  void the_list_is_the_folder() throws IOException {
    try (Stream<Path> files = Files.list(PROFILES)) {
      assertThat(ShippedProfiles.files())
          .extracting(ShippedProfiles.ProfileFile::name)
          .containsExactlyElementsOf(files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void every_file_is_named_for_its_profile() {
    assertThat(RULEBOOK.profiles())
        .allSatisfy(p -> assertThat(p.source()).isEqualTo(p.name() + ".yaml"));
  }

  @Test
  void the_files_load_from_a_folder_too() {
    assertThat(Rulebook.load(PROFILES).profiles())
        .extracting(Profile::name)
        .containsExactlyElementsOf(RULEBOOK.profiles().stream().map(Profile::name).toList());
  }

  @Test
  void every_profile_says_what_it_is_for() {
    assertThat(RULEBOOK.profiles()).allSatisfy(p -> assertThat(p.description()).isNotEmpty());
  }
}
