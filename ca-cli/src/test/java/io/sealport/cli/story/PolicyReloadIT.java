package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.world.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Profiles are edited under a running server: tried, compared, broken, put into force. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class PolicyReloadIT {
  @TempDir static Path folder;

  private static RunningCa ca;

  @BeforeAll
  static void start() {
    ca = RunningCa.start(folder.resolve("ca"), "Changing CA");
  }

  @AfterAll
  static void stop() {
    if (ca != null) {
      ca.close();
    }
  }

  private static Result run(String... command) {
    return ca.sealport().run(ca.asOperator(command));
  }

  private static JsonNode json(String... command) {
    return ca.sealport().json(ca.asOperator(command));
  }

  private static void edit(String file, String old, String now) throws IOException {
    Path path = ca.home().folder().resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(old);
    Files.writeString(path, text.replace(old, now));
  }

  private static Result ask(String name, String out, String validity) {
    return run(
        "request",
        "--profile",
        "ftps-user",
        "--name",
        name,
        "--validity",
        validity,
        "--out",
        folder.resolve(out).toString());
  }

  @Test
  void a_policy_is_tried_compared_broken_and_put_into_force() throws Exception {
    String user = "policies/ftps-user.yaml";
    ask("zoe", "zoe", "20d").requireOk();

    edit(user, "max: 30d", "max: 9000d");
    Ending.says(run("policy", "reload"), Ending.REFUSED, "ftps-user.yaml:", "9000d");
    ask("yan", "yan", "20d").requireOk();
    edit(user, "max: 9000d", "max: 30d");

    copy(ca.home().folder().resolve("policies"), ca.home().folder().resolve("policies-dry-run"));
    edit("policies-dry-run/ftps-user.yaml", "max: 30d", "max: 10d");
    JsonNode tried = json("policy", "reload");
    assertThat(tried.path("changes")).isEmpty();
    ask("xia", "xia", "20d").requireOk();
    JsonNode report = json("policy", "dry-run");
    assertThat(report.path("judged").asInt()).isEqualTo(1);
    assertThat(report.path("differences").get(0).path("names").get(0).asText())
        .isEqualTo("login:xia");

    String candidate = ca.home().folder().resolve("policies-dry-run").toString();
    Result diff = Ending.with(Ending.FOUND_WRONG, run("policy", "diff", "active", candidate));
    assertThat(diff.stdout())
        .contains("validity.max 30d -> 10d", "login:zoe", "login:yan", "login:xia")
        .doesNotContain("login:admin");

    edit(user, "max: 30d", "max: 10d");
    JsonNode done = json("policy", "reload");
    assertThat(done.path("changes").get(0).path("keys").get(0).asText())
        .isEqualTo("validity.max 30d -> 10d");
    Result refused = Ending.with(Ending.REFUSED, ask("wim", "wim", "20d"));
    assertThat(refused.stderr()).contains("validity.max");
    run("policy", "diff", "active", ca.home().folder().toString()).requireOk();
    assertThat(acts("policies.reloaded"))
        .singleElement()
        .satisfies(
            e -> {
              assertThat(e.path("actor").asText()).isEqualTo("operator:admin");
              assertThat(e.path("details").toString()).contains("validity.max 30d -> 10d");
            });
    assertThat(acts("policies.loaded")).hasSize(1);
    assertThat(json("journal", "verify").path("intact").asBoolean()).isTrue();
  }

  private static List<JsonNode> acts(String act) {
    return StreamSupport.stream(json("journal", "list").spliterator(), false)
        .filter(e -> e.path("act").asText().equals(act))
        .toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectory(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
