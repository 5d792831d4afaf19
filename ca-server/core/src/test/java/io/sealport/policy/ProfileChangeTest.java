package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfileChangeTest {

  private static final String BEFORE =
      """
      profile: web
      names: {allow: ["dns:a.example", "dns:b.example"], max: 5}
      keys: ec-p256
      validity: {max: 90d}
      rules:
        - {require: "true", because: one}
      """;

  private static List<String> keys(String after) {
    List<ProfileChange> changes =
        ProfileChange.between(Map.of("web", BEFORE), Map.of("web", after));
    assertThat(changes).hasSize(1);
    return changes.get(0).keys();
  }

  @Test
  void says_which_profiles_came_went_and_changed() {
    List<ProfileChange> changes =
        ProfileChange.between(
            Map.of("a", "profile: a", "b", "profile: b", "c", "profile: c"),
            Map.of("b", "profile: b", "c", "profile: c\nissuer: users", "d", "profile: d"));

    assertThat(changes).extracting(ProfileChange::profile).containsExactly("a", "c", "d");
    assertThat(changes)
        .extracting(ProfileChange::kind)
        .containsExactly("removed", "changed", "added");
    assertThat(changes.get(0).before()).matches("[0-9a-f]{64}");
    assertThat(changes.get(0).after()).isNull();
    assertThat(changes.get(0).words()).isEqualTo("removed, sha256 " + changes.get(0).before());
    assertThat(changes.get(1).words())
        .isEqualTo(
            "issuer (none) -> users; sha256 "
                + changes.get(1).before()
                + " -> "
                + changes.get(1).after());
    assertThat(changes.get(2).words()).isEqualTo("added, sha256 " + changes.get(2).after());
  }

  @Test
  void says_what_a_key_was_and_is() {
    assertThat(keys(BEFORE.replace("90d", "30d"))).containsExactly("validity.max 90d -> 30d");
    assertThat(keys(BEFORE.replace(", max: 5", ""))).containsExactly("names.max 5 -> (none)");
    assertThat(keys(BEFORE.replace("\"true\"", "\"false\"")))
        .containsExactly("rules[1].require true -> false");
  }

  @Test
  void says_what_a_list_lost_and_got() {
    assertThat(keys(BEFORE.replace("b.example", "c.example")))
        .containsExactly("names.allow without dns:b.example, with dns:c.example");
    assertThat(
            keys(
                BEFORE.replace(
                    "\"dns:a.example\", \"dns:b.example\"",
                    "\"dns:b.example\", \"dns:a.example\"")))
        .containsExactly("names.allow in another order");
  }

  @Test
  void one_value_and_a_list_of_it_are_the_same() {
    assertThat(keys(BEFORE.replace("ec-p256", "[ec-p256]")))
        .containsExactly("comments or layout alone");
  }

  @Test
  void stays_short_and_on_one_line() {
    String many =
        IntStream.range(0, 60).mapToObj(i -> "k" + i + ": 1\n").collect(Collectors.joining());
    assertThat(keys(BEFORE + many)).hasSize(51).last().isEqualTo("and 10 more");
    assertThat(keys(BEFORE + "description: \"" + "x".repeat(400) + "\"\n").get(0))
        .hasSizeLessThan(250)
        .endsWith("...");
    assertThat(keys(BEFORE + "description: \"a\\nb\"\n").get(0)).hasLineCount(1);
  }

  @Test
  void a_text_that_is_no_yaml_is_said_to_be_so() {
    assertThat(keys("profile: [")).singleElement().asString().contains("cannot be compared");
  }
}
