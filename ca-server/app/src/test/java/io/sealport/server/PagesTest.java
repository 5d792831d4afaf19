package io.sealport.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say of the code is so. */
class PagesTest {

  @Test
  void the_table_of_rooms_is_the_one_that_the_architecture_test_holds() {
    Map<String, Set<String>> said = new TreeMap<>();
    Pages.rooms()
        .filter(row -> !row.get(0).matches("-+"))
        .forEach(row -> said.put(row.get(0).replace("`", ""), imports(row.get(2))));

    assertThat(said).isEqualTo(new TreeMap<>(Rooms.ALLOWED));
  }

  private static Set<String> imports(String words) {
    return switch (words) {
      case "nothing" -> Set.of();
      case "everything; nobody imports it" -> Rooms.ALLOWED.get("boot");
      default -> Set.of(words.replace("`", "").split(", "));
    };
  }

  @Test
  void the_issuing_cycle_is_numbered_without_a_gap() {
    assertThat(Pages.steps()).hasSizeGreaterThan(5);
    assertThat(Pages.steps()).extracting(Pages.Step::number).isEqualTo(oneTo(Pages.steps().size()));
  }

  private static List<Integer> oneTo(int last) {
    return Stream.iterate(1, n -> n + 1).limit(last).toList();
  }

  static Stream<Pages.Step> steps() {
    return Pages.steps().stream();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void a_step_of_the_issuing_cycle_bears_its_heading_in_the_code(Pages.Step step) {
    assertThat(Pages.sources(step.type())).hasSize(1);
    String source = Pages.text(Pages.sources(step.type()).get(0));

    assertThat(source).contains(step.mark()).contains(" " + step.method() + "(");
  }

  @Test
  void the_readme_lists_every_key_of_the_configuration() {
    Path golden = Path.of("src/test/resources/golden/configuration.txt");

    assertThat(Pages.text(Pages.PROJECT.resolve("README.md"))).contains(Pages.text(golden));
  }

  static Stream<Path> pages() {
    return Pages.all().stream();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void every_link_of_a_page_leads_somewhere(Path page) {
    assertThat(Pages.links(page)).allSatisfy(target -> assertThat(Files.exists(target)).isTrue());
  }
}
