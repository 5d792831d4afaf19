package io.sealport.server.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The rules for alerts that are handed out speak of figures that there are. */
@Tag("once")
class AlertsTest {

  private static final Pattern NAME = Pattern.compile("sealport_[a-z_]+");
  private static final Pattern LABELS = Pattern.compile("\\b(?:by \\(([a-z_, ]+)\\))");

  /** What the kinds add to the names, and the labels of the scrape itself. */
  private static final Set<String> OF_PROMETHEUS = Set.of("instance");

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> rules() throws IOException {
    Map<String, Object> file = new Yaml().load(Files.readString(Path.of("../alerts.yaml")));
    Map<String, Object> group = ((List<Map<String, Object>>) file.get("groups")).get(0);
    return (List<Map<String, Object>>) group.get("rules");
  }

  private static Set<String> series() {
    Set<String> names = new HashSet<>();
    for (Figure figure : Figure.values()) {
      switch (figure.kind()) {
        case COUNT -> names.add(figure.wire() + "_total");
        case TIME, SIZE ->
            List.of("_count", "_sum", "_bucket").forEach(e -> names.add(figure.wire() + e));
        case NOW -> names.add(figure.wire());
      }
    }
    return names;
  }

  @Test
  void every_series_and_label_is_one_of_ours() throws IOException {
    Set<String> labels = new HashSet<>(OF_PROMETHEUS);
    Arrays.stream(Figure.values()).forEach(f -> labels.addAll(f.labels()));
    for (Map<String, Object> rule : rules()) {
      String expression = (String) rule.get("expr");
      Matcher name = NAME.matcher(expression);
      assertThat(name.find()).as(expression).isTrue();
      assertThat(series()).contains(name.group());
      Matcher by = LABELS.matcher(expression);
      while (by.find()) {
        assertThat(labels).contains(by.group(1).split(", "));
      }
    }
  }

  @Test
  void every_rule_says_what_to_do_and_how_soon() throws IOException {
    assertThat(rules())
        .hasSizeGreaterThan(5)
        .allSatisfy(
            rule -> {
              assertThat((String) rule.get("alert")).startsWith("Sealport");
              assertThat(((Map<?, ?>) rule.get("labels")).get("severity"))
                  .isIn("warning", "critical");
              assertThat((String) ((Map<?, ?>) rule.get("annotations")).get("summary"))
                  .isNotBlank();
            });
  }
}
