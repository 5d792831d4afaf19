package io.sealport.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class GoldenTest {

  @Test
  void shows_what_went_and_what_came() {
    assertThat(Golden.difference(List.of("a", "b", "c"), List.of("a", "x", "c", "d")))
        .containsExactly("- b", "+ x", "+ d");
  }

  @Test
  void shows_nothing_where_nothing_changed() {
    assertThat(Golden.difference(List.of("a", "b"), List.of("a", "b"))).isEmpty();
  }

  @Test
  void a_new_golden_is_all_new() {
    assertThat(Golden.difference(List.of(), List.of("a"))).containsExactly("+ a");
  }
}
