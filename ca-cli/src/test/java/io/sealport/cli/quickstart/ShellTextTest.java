package io.sealport.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTextTest {

  @Test
  void stays_on_one_line_where_it_fits() {
    assertThat(ShellText.of("sealport", List.of("list", "--home", "my ca")).lines("$ "))
        .containsExactly("$ sealport list --home 'my ca'");
  }

  @Test
  void breaks_between_options_only() {
    String folder = "/a/rather/long/path/to/some/folder/in/which/everything/is";

    assertThat(
            ShellText.of("sealport", List.of("request", "--out", folder, "--home", folder))
                .lines("$ "))
        .containsExactly("$ sealport request --out " + folder + " \\", "      --home " + folder);
  }

  @Test
  void keeps_its_output_from_others() {
    assertThat(
            ShellText.of("sealport", List.of("token", "create")).into(Path.of("token")).lines("$ "))
        .containsExactly("$ (umask 077 && sealport token create > token)");
  }
}
