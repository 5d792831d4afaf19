package io.sealport.cli.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.fake.Cli;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContextCommandTest {

  @TempDir Path user;

  @Test
  void saves_in_a_file_that_only_the_user_reads() throws Exception {
    Cli cli = Cli.of(user);

    assertThat(save(cli, "one").code()).isZero();

    Path file = user.resolve(".config/sealport/config.json");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.readString(file)).contains("\"current\" : \"one\"").contains("s3cret");
  }

  @Test
  void honours_the_xdg_folder_if_it_is_absolute() {
    Cli.of(user).with("XDG_CONFIG_HOME", "relative").run("context", "list");
    save(Cli.of(user).with("XDG_CONFIG_HOME", user.resolve("xdg").toString()), "one");

    assertThat(user.resolve("xdg/sealport/config.json")).exists();
  }

  @Test
  void never_shows_a_token() {
    Cli cli = Cli.of(user);

    String shown = save(cli, "one") + cli.run("context", "list", "--json").out();

    assertThat(shown).doesNotContain("s3cret").contains("\"credential\" : \"token\"");
  }

  @Test
  void the_first_is_current_until_another_is_used() {
    Cli cli = Cli.of(user);
    save(cli, "one");
    save(cli, "two");
    assertThat(cli.run("context", "list").out()).contains("*  one").doesNotContain("*  two");

    assertThat(cli.run("context", "use", "two").code()).isZero();

    assertThat(cli.run("context", "list").out()).contains("*  two").doesNotContain("*  one");
  }

  @Test
  void removes_one_and_knows_it_no_more() {
    Cli cli = Cli.of(user);
    save(cli, "one");

    assertThat(cli.run("context", "remove", "one").code()).isZero();

    Cli.Run again = cli.run("context", "use", "one");
    assertThat(again.code()).isEqualTo(5);
    assertThat(again.err()).startsWith("error: no context \"one\"\nhint: ");
  }

  @Test
  void an_unknown_name_is_told_with_those_that_are_saved() {
    Cli cli = Cli.of(user);
    save(cli, "two");
    save(cli, "one");

    assertThat(cli.run("me", "--context", "three").err())
        .isEqualTo("error: no context \"three\"\nhint: saved are one, two\n");
  }

  @Test
  void a_name_is_one_word() {
    for (String name : new String[] {"", "a b", "a/b", "../x", "a\nb"}) {
      Cli.Run run = save(Cli.of(user), name);
      assertThat(run.code()).as(name).isEqualTo(2);
      assertThat(run.err()).contains("is no name for a context");
    }
    assertThat(save(Cli.of(user), "müller-1.eu").code()).isZero();
  }

  @Test
  void a_file_that_holds_the_token_is_named_and_not_copied() throws Exception {
    Path token = Files.writeString(user.resolve("token"), "s3cret\n");

    Cli.Run run =
        Cli.of(user)
            .run(
                "context",
                "save",
                "one",
                "--server",
                "https://ca.example",
                "--trust",
                "root.pem",
                "--token-file",
                token);

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Files.readString(user.resolve(".config/sealport/config.json")))
        .contains(token.toString())
        .doesNotContain("s3cret");
  }

  @Test
  void refuses_a_context_that_leads_nowhere() {
    Cli.Run run = Cli.of(user).run("context", "save", "one");

    assertThat(run.code()).isEqualTo(2);
    assertThat(user.resolve(".config")).doesNotExist();
  }

  @Test
  void the_environment_names_one_for_this_shell() {
    Cli cli = Cli.of(user).with("SEALPORT_CONTEXT", "nothing");

    Cli.Run run = cli.run("me");

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.err()).startsWith("error: no context \"nothing\"\nhint: ");
    assertThat(cli.with("SEALPORT_HOME", "x").run("me").err())
        .startsWith("error: SEALPORT_HOME and SEALPORT_CONTEXT are both set\nhint: ");
  }

  @Test
  void says_that_the_file_is_damaged() throws Exception {
    Path file = user.resolve(".config/sealport/config.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{");

    Cli.Run run = Cli.of(user).run("context", "list");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("config.json is not JSON as sealport writes it");
  }

  private static Cli.Run save(Cli cli, String name) {
    return cli.run(
        "context",
        "save",
        name,
        "--server",
        "https://ca.example",
        "--trust",
        "root.pem",
        "--token",
        "s3cret");
  }
}
