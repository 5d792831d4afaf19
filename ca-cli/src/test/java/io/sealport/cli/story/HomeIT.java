package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.world.LoopbackPorts;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.Result;
import io.sealport.cli.world.Sqlite;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A home: made whole or not at all, opened by its passphrase, served by one server at a time. */
@Timeout(240)
class HomeIT {
  @TempDir static Path folder;

  private static SealportProcess sealport;
  private static CaHome home;

  @BeforeAll
  static void make() {
    OutsidePrograms.require("sqlite3");
    sealport = SealportProcess.in(folder);
    home = CaHome.init(sealport, "ca", "Home CA");
  }

  @ParameterizedTest
  @CsvSource({
    "--base-url, https://localhost:1, wanted http://",
    "--key-type, dsa-1024, dsa-1024",
    "--key-type, rsa-2048, rsa-3072",
    "--name, '', name"
  })
  void init_refuses_what_is_wrong_and_makes_nothing(String option, String value, String says)
      throws IOException {
    SealportProcess here = SealportProcess.in(folder.resolve("init" + option + value.hashCode()));
    List<String> command = new ArrayList<>(List.of("ca", "init", "--home", "new"));
    if (!option.equals("--name")) {
      command.addAll(List.of("--name", "New"));
    }
    if (!option.equals("--base-url")) {
      command.addAll(List.of("--base-url", "http://localhost:1"));
    }
    command.addAll(List.of(option, value));
    Ending.says(here.run(command), Ending.BAD_INPUT, says);
    assertThat(names(here.path(""))).containsExactly("user");
  }

  @Test
  void init_wants_a_passphrase_of_some_length() throws IOException {
    SealportProcess here = SealportProcess.in(folder.resolve("passphrase"));
    List<String> init = List.of("ca", "init", "--home", "new", "--name", "New", "--base-url");
    List<String> command = new ArrayList<>(init);
    command.add("http://localhost:1");
    Ending.says(
        here.with("SEALPORT_PASSPHRASE", "short").run(command), Ending.BAD_INPUT, "at least 8");
    Ending.says(
        here.with("SEALPORT_PASSPHRASE", "").run(command), Ending.NOT_ALLOWED, "passphrase");
    assertThat(names(here.path(""))).containsExactly("user");
  }

  @Test
  void init_leaves_a_folder_alone_that_is_not_empty_or_cannot_be_written() {
    var before = Ending.content(home.folder());
    Ending.says(
        sealport.run(
            "ca", "init", "--home", "ca", "--name", "New", "--base-url", "http://localhost:1"),
        Ending.CONFLICT,
        "not empty");
    assertThat(Ending.content(home.folder())).isEqualTo(before);
    Ending.says(
        sealport.run(
            "ca",
            "init",
            "--home",
            "/proc/sealport-test",
            "--name",
            "New",
            "--base-url",
            "http://localhost:1"),
        Ending.UNAVAILABLE,
        "/proc");
  }

  @Test
  void a_command_starts_a_server_of_its_own_where_none_runs() {
    JsonNode all = sealport.json("list", "--home", "ca");
    assertThat(all.findValuesAsText("profile")).contains("ca", "operator", "ocsp-responder");
    requireNobodyServes();
    Ending.says(sealport.run("list", "--home", "elsewhere"), Ending.NOT_FOUND, "elsewhere");
  }

  @Test
  void the_passphrase_opens_the_home_and_no_other_does() throws IOException {
    SealportProcess without = sealport.with("SEALPORT_PASSPHRASE", "");
    Path file = Files.writeString(folder.resolve("pass"), SealportProcess.PASSPHRASE + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Ending.says(
        without.run("me", "--home", "ca", "--passphrase-file", file.toString()),
        Ending.BAD_INPUT,
        "others than its owner may read or write");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    without.run("me", "--home", "ca", "--passphrase-file", file.toString()).requireOk();
    Ending.says(without.run("me", "--home", "ca"), Ending.NOT_ALLOWED, "was not given");
    Result wrong = sealport.with("SEALPORT_PASSPHRASE", "not this one").run("me", "--home", "ca");
    Ending.says(wrong, Ending.NOT_ALLOWED, "the passphrase does not open");
    assertThat(wrong.stderr()).doesNotContain("not this one");
    requireNobodyServes();
  }

  @Test
  void serve_says_which_port_is_taken() throws IOException {
    InetAddress address = InetAddress.getByName(LoopbackPorts.HOST);
    try (ServerSocket taken = new ServerSocket(home.httpPort(), 1, address)) {
      String port = String.valueOf(taken.getLocalPort());
      Result result = sealport.run("serve", "--home", "ca");
      assertThat(result.stderr()).contains("error: http-port " + port).contains("hint: ");
      Ending.with(Ending.CONFLICT, result);
    }
    assertThat(home.folder().resolve("run/server.json")).doesNotExist();
  }

  @Test
  void a_home_has_one_server_and_commands_use_it() throws IOException {
    try (RunningCa ca = RunningCa.serve(home, sealport)) {
      String running = Files.readString(home.folder().resolve("run/server.json"));
      String free = String.valueOf(LoopbackPorts.reserved());
      Result second =
          sealport.run("serve", "--home", "ca", "--http-port", free, "--https-port", "0");
      assertThat(second.stderr()).contains("error: another server runs on the home");
      Ending.with(Ending.CONFLICT, second);
      assertThat(home.folder().resolve("run/server.json")).hasContent(running);
      // It has been opened already: no passphrase is needed.
      sealport.with("SEALPORT_PASSPHRASE", "").run(ca.asOperator("me")).requireOk();
    }
    requireNobodyServes();
  }

  @Test
  void status_says_so_where_nobody_answers() {
    String operator = home.folder().resolve("operators/admin.crt").toString();
    Result result = Ending.with(Ending.UNAVAILABLE, sealport.run("status", operator));
    assertThat(result.stdout()).contains("OCSP    unreachable").contains("CRL     unreachable");
  }

  @ParameterizedTest
  @CsvSource({
    "update journal_entry set actor = 'operator:eve' where seq = 3, 3",
    // Two that change places.
    "update journal_entry set seq = -seq where seq between 5 and 6;"
        + "update journal_entry set seq = 11 + seq where seq < 0, 5"
  })
  void journal_verify_names_the_entry_that_was_touched(String statement, long entry)
      throws IOException {
    Path copy = folder.resolve("tampered-" + entry);
    copyOf(home.folder(), copy);
    new Sqlite(copy.resolve("sealport.db")).run(statement).requireOk();
    Result result = sealport.run("journal", "verify", "--home", copy.toString(), "--json");
    JsonNode found = SealportProcess.parse(Ending.with(Ending.FOUND_WRONG, result).stdout());
    assertThat(found.path("intact").asBoolean()).isFalse();
    assertThat(found.path("seq").asLong()).isEqualTo(entry);
    assertThat(found.path("finding").asText()).isNotEmpty();
  }

  @Test
  void journal_verify_sees_a_tail_that_was_cut_off() throws IOException {
    Path copy = folder.resolve("cut");
    copyOf(home.folder(), copy);
    Sqlite database = new Sqlite(copy.resolve("sealport.db"));
    String last = database.run("select max(seq) from journal_entry").requireOk().stdout().strip();
    database.run("delete from journal_entry where seq = " + last).requireOk();
    Result result = sealport.run("journal", "verify", "--home", copy.toString());
    Ending.with(Ending.FOUND_WRONG, result);
    assertThat(result.stdout()).contains("broken at entry " + last);
  }

  @Test
  void a_home_that_cannot_be_written_is_not_served() throws IOException {
    Path copy = folder.resolve("unwritable");
    copyOf(home.folder(), copy);
    // A mode would not stop root: a file stands where the folder of the lock has to be.
    Path run = copy.resolve("run");
    if (Files.exists(run)) {
      Files.move(run, copy.resolve("run.away"));
    }
    Files.writeString(run, "");
    Result result = sealport.run("serve", "--home", copy.toString());
    Ending.says(result, Ending.UNAVAILABLE, copy.toString());
    assertThat(run).hasContent("");
  }

  private static void requireNobodyServes() {
    assertThat(home.folder().resolve("run/server.json")).doesNotExist();
    assertThat(LoopbackPorts.answers(home.httpPort())).isFalse();
    assertThat(LoopbackPorts.answers(home.httpsPort())).isFalse();
  }

  private static List<String> names(Path where) throws IOException {
    try (Stream<Path> files = Files.list(where)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static void copyOf(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }
}
