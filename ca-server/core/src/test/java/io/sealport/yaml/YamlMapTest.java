package io.sealport.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class YamlMapTest {

  private static final String TEXT =
      """
      # a comment
      name: sealport
      port: 8443
      on: true
      wait: 5m
      list: [a, b]
      inner:
        deep: x
      maps:
        - n: 1
        - n: 2
      """;

  private final YamlMap map = YamlMap.parse("a.yaml", TEXT);

  @Test
  void reads_values_of_every_shape() {
    assertThat(map.require("name").text()).isEqualTo("sealport");
    assertThat(map.require("port").integer(1, 65535)).isEqualTo(8443);
    assertThat(map.require("on").bool()).isTrue();
    assertThat(map.require("wait").duration()).isEqualTo(Duration.ofMinutes(5));
    assertThat(map.list("list")).extracting(YamlValue::text).containsExactly("a", "b");
    assertThat(map.list("name")).extracting(YamlValue::text).containsExactly("sealport");
    assertThat(map.map("inner").orElseThrow().require("deep").key()).isEqualTo("inner.deep");
    assertThat(map.maps("maps")).hasSize(2);
    assertThat(map.find("none")).isEmpty();
    assertThat(map.list("none")).isEmpty();
    assertThat(map.keys()).startsWith("name", "port");
  }

  @Test
  void knows_every_place() {
    assertThat(map.place("port")).hasToString("a.yaml:3");
    assertThat(map.map("inner").orElseThrow().require("deep").place()).hasToString("a.yaml:8");
    assertThat(map.maps("maps").get(1).place()).hasToString("a.yaml:11");
    assertThat(map.place("none")).isEqualTo(map.place());
  }

  @Test
  void refuses_values_of_another_shape() {
    refuses("a.yaml:6: list is a list or a mapping; wanted one value", () -> map.require("list"));
    refuses("a.yaml:2: name is no mapping", () -> map.map("name"));
    refuses("a.yaml:2: name is no list", () -> map.maps("name"));
    refuses("a.yaml:2: the key \"none\" is missing", () -> map.require("none"));
    refuses("a.yaml:2: name is \"sealport\"; wanted true", () -> map.require("name").bool());
    refuses("a.yaml:3: port is \"8443\"", () -> map.require("port").integer(1, 1024));
    refuses("a.yaml:2: name: \"sealport\" is not", () -> map.require("name").duration());
    refuses("a.yaml:3: unknown key \"port\"", () -> map.only("name", "on"));
  }

  @Test
  void is_not_blown_up_by_aliases_or_depth() {
    refuses("anchors and aliases", () -> YamlMap.parse("a.yaml", "a: &x [1]\nb: [*x, *x]\n"));
    refuses("this is not YAML", () -> YamlMap.parse("a.yaml", "a: " + "[".repeat(10_000)));
    refuses("this is not YAML", () -> YamlMap.parse("a.yaml", "a: *nothing\n"));
  }

  private static void refuses(String words, Runnable reading) {
    assertThatThrownBy(reading::run)
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_CONFIGURATION))
        .hasMessageContaining(words);
  }
}
