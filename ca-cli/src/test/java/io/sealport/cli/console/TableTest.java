package io.sealport.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void columns_are_as_wide_as_their_widest_cell() {
    Table table = Table.of("ID", "NAME").row("1", "alice").row("1000", null);

    assertThat(table.lines()).containsExactly("ID    NAME", "1     alice", "1000  -");
  }

  @Test
  void control_characters_reach_no_terminal() {
    Table table = Table.of().row("a\u001b[31m\nb", "\u202e");

    assertThat(table.lines()).containsExactly("a\\u001b[31m\\u000ab  \\u202e");
  }

  @Test
  void refuses_a_row_of_another_length() {
    assertThatThrownBy(() -> Table.of("A").row("1", "2"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
