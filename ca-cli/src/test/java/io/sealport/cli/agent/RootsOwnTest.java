package io.sealport.cli.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose the folders must be that root's agent works in; whoever runs this is root here. */
class RootsOwnTest {

  @TempDir private Path base;

  private Path folder;
  private int self;

  @BeforeEach
  void make() throws IOException {
    folder = Files.createDirectory(base.resolve("ftp"));
    mode("rwxr-xr-x");
    self = (int) Files.getAttribute(folder, "unix:uid");
  }

  private void mode(String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void its_own_folder_is_used_and_so_is_a_link_of_its_own() throws Exception {
    Path link = Files.createSymbolicLink(base.resolve("link"), folder);

    assertThatCode(() -> RootsOwn.require(folder, self)).doesNotThrowAnyException();
    assertThatCode(() -> RootsOwn.require(link, self)).doesNotThrowAnyException();
  }

  @Test
  void a_folder_of_another_is_refused_with_what_to_do() {
    assertThatThrownBy(() -> RootsOwn.require(folder, self + 1))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> assertThat(fault.hint().orElseThrow()).contains("run the agent as the user"))
        .hasMessageContaining("is not root's, but of the user " + self);
  }

  @Test
  void a_folder_that_group_or_others_may_write_is_refused() throws Exception {
    for (String open : new String[] {"rwxrwxr-x", "rwxr-xrwx"}) {
      mode(open);
      assertThatThrownBy(() -> RootsOwn.require(folder, self))
          .hasMessageContaining("may be written by others");
    }
  }
}
