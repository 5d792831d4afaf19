package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.TestCsrs;
import io.sealport.pki.TestIssuers;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookTest {

  @TempDir Path folder;

  @Test
  void loads_every_yaml_and_nothing_else() throws IOException {
    write("a.yaml", Profiles.SERVER);
    write("b.yaml", Profiles.USER);
    write("notes.txt", "not a profile");

    Rulebook rulebook = Rulebook.load(folder);

    assertThat(rulebook.profiles()).extracting(Profile::name).containsExactly("person", "web");
    assertThat(rulebook.profile("web").orElseThrow().source())
        .isEqualTo(folder.resolve("a.yaml").toString());
    assertThat(rulebook.profile("nobody")).isEmpty();
  }

  @Test
  void loads_nothing_if_one_file_is_wrong() throws IOException {
    write("a.yaml", Profiles.SERVER);
    write("b.yaml", Profiles.USER.replace("keys:", "key:"));
    refuses(folder.resolve("b.yaml") + ":5: unknown key \"key\"");
  }

  @Test
  void its_fingerprint_is_of_names_and_texts_and_not_of_files() throws IOException {
    write("a.yaml", Profiles.SERVER);
    write("b.yaml", Profiles.USER);
    String both = Rulebook.load(folder).fingerprint();
    Files.move(folder.resolve("a.yaml"), folder.resolve("z.yaml"));
    assertThat(Rulebook.load(folder).fingerprint()).isEqualTo(both).matches("[0-9a-f]{64}");

    write("b.yaml", Profiles.USER + "# a word\n");
    assertThat(Rulebook.load(folder).fingerprint()).isNotEqualTo(both);
  }

  @Test
  void refuses_one_name_in_two_files() throws IOException {
    write("a.yaml", Profiles.SERVER);
    write("b.yaml", Profiles.SERVER);
    refuses("the profile \"web\" also stands in " + folder.resolve("a.yaml"));
  }

  @Test
  void refuses_an_empty_folder_and_none() {
    refuses("holds no *.yaml");
    assertThatThrownBy(() -> Rulebook.load(folder.resolve("gone")))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_CONFIGURATION));
  }

  @Test
  void says_which_profiles_there_are() {
    Application application =
        new Application(
            "nobody",
            TestCsrs.honest("dns:a.example"),
            List.of(),
            Optional.empty(),
            List.of(),
            new SerialNumber(BigInteger.ONE),
            FakeClock.START);
    Rulebook rulebook = Rulebook.of(List.of(Profiles.of(Profiles.SERVER)));
    assertThatThrownBy(() -> rulebook.judge(application, TestIssuers.of("servers")))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              assertThat(f.kind()).isEqualTo(Kind.NOT_FOUND);
              assertThat(f.message()).isEqualTo("there is no profile \"nobody\"");
              assertThat(f.hint()).contains("known are web");
            });
  }

  private void refuses(String words) {
    assertThatThrownBy(() -> Rulebook.load(folder))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_CONFIGURATION))
        .hasMessageContaining(words);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
