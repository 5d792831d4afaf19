package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process: its exit codes, and one line for each error. */
class MainTest {

  @TempDir Path folder;

  private record Ended(int code, String out, String err) {

    /** What it said beside its log: the errors of {@code error:} and {@code hint:}. */
    List<String> lines() {
      return err.lines().filter(l -> !l.matches("\\d{4}-\\d\\d-\\d\\dT.* INFO .*")).toList();
    }
  }

  private Ended run(String passphrase, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // As the jar's manifest says it; from 24 on Java warns without it.
                "--enable-native-access=ALL-UNNAMED"));
    if (Runtime.version().feature() >= 24) {
      // As the sealport command starts it.
      command.add("--sun-misc-unsafe-memory-access=allow");
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(arguments));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(k -> k.startsWith("SEALPORT_"));
    if (!passphrase.isEmpty()) {
      builder.environment().put("SEALPORT_PASSPHRASE", passphrase);
    }
    Process process = builder.start();
    process.getOutputStream().close();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private Ended serve(String passphrase, Path home) throws IOException, InterruptedException {
    return run(passphrase, "serve", "--home", home.toString());
  }

  @Test
  void an_unknown_configuration_key_is_named_with_file_and_line() throws Exception {
    Path home = TestHome.copyInto(folder);
    Path configuration = home.resolve("sealport.yaml");
    Files.writeString(configuration, Files.readString(configuration) + "colour: red\n");

    Ended ended = serve(TestHome.PASSPHRASE, home);

    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.lines().get(0)).startsWith("error: " + configuration).contains("colour");
    assertThat(ended.err()).doesNotContain("\tat ");
  }

  @Test
  void a_wrong_passphrase_ends_in_one_line() throws Exception {
    Ended ended = serve("not the passphrase", TestHome.copyInto(folder));

    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.lines())
        .singleElement()
        .asString()
        .startsWith("error: the passphrase does not open ")
        .doesNotContain("not the passphrase");
  }

  @Test
  void no_passphrase_says_where_it_may_come_from() throws Exception {
    Ended ended = serve("", TestHome.copyInto(folder));

    assertThat(ended.code()).isEqualTo(6);
    assertThat(ended.lines())
        .containsExactly(
            "error: the passphrase of the CA's keys was not given",
            "hint: --passphrase-file FILE, or the environment variable SEALPORT_PASSPHRASE");
  }

  @Test
  void a_folder_without_a_ca_says_how_to_make_one() throws Exception {
    Ended ended = serve(TestHome.PASSPHRASE, folder);

    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.lines()).hasSize(2);
    assertThat(ended.lines().get(0)).isEqualTo("error: " + folder + " is not the home of a CA");
    assertThat(ended.lines().get(1)).startsWith("hint: sealport ca init --home ");
  }

  @Test
  void wrong_usage_and_bad_values_are_told() throws Exception {
    Path home = folder.resolve("home");
    Ended usage = run(TestHome.PASSPHRASE, "init", "--home", home.toString());
    Ended url =
        run(
            TestHome.PASSPHRASE,
            "init",
            "--home",
            home.toString(),
            "--name",
            "Harbour",
            "--base-url",
            "https://ca.example.com");
    Ended key =
        run(
            TestHome.PASSPHRASE,
            "init",
            "--home",
            home.toString(),
            "--name",
            "Harbour",
            "--base-url",
            "http://ca.example.com",
            "--key-type",
            "rsa-2048");

    for (Ended ended : List.of(usage, url, key)) {
      assertThat(ended.code()).isEqualTo(2);
      assertThat(ended.lines()).first().asString().startsWith("error: ");
      assertThat(ended.err()).doesNotContain("\tat ");
    }
    assertThat(home).doesNotExist();
  }
}
