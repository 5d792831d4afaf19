package io.sealport.cli.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TourFolderTest {

  @TempDir Path work;

  @Test
  void is_new_and_closed_to_others() throws IOException {
    Path folder = TourFolder.choose(work).folder();

    assertThat(folder).isEqualTo(work.resolve("sealport-quickstart")).isEmptyDirectory();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
  }

  @Test
  void leaves_the_folders_of_earlier_runs_alone() throws IOException {
    Path first = TourFolder.choose(work).folder();
    Files.writeString(first.resolve("passphrase"), "first");
    Path second = TourFolder.choose(work).folder();
    Files.writeString(second.resolve("passphrase"), "second");

    Path third = TourFolder.choose(work).folder();

    assertThat(second).isEqualTo(work.resolve("sealport-quickstart-2"));
    assertThat(third).isEqualTo(work.resolve("sealport-quickstart-3"));
    assertThat(first.resolve("passphrase")).hasContent("first");
  }

  @Test
  void takes_an_empty_folder_that_is_there() throws IOException {
    Path empty = Files.createDirectory(work.resolve("sealport-quickstart"));

    assertThat(TourFolder.choose(work).folder()).isEqualTo(empty);
  }

  @Test
  void goes_round_a_file_of_that_name() throws IOException {
    Files.writeString(work.resolve("sealport-quickstart"), "a file");

    assertThat(TourFolder.choose(work).folder()).isEqualTo(work.resolve("sealport-quickstart-2"));
  }

  @Test
  void makes_the_folder_that_is_named_and_those_above_it() {
    Path named = work.resolve("a/b");

    assertThat(TourFolder.of(named).folder()).isEqualTo(named).isEmptyDirectory();
  }

  @Test
  void refuses_a_named_folder_that_holds_something() throws IOException {
    Files.writeString(work.resolve("mine"), "mine");

    assertThatThrownBy(() -> TourFolder.of(work))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.CONFLICT))
        .hasMessage(work + " is not empty; nothing in it is touched");
  }

  @Test
  void refuses_a_file() throws IOException {
    Path file = Files.writeString(work.resolve("mine"), "mine");

    assertThatThrownBy(() -> TourFolder.of(file))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.CONFLICT))
        .hasMessageContaining("is a file");
  }
}
