package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.Json;
import io.sealport.cli.world.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server is watched from outside, falls ill, recovers and stops. */
class HealthIT {

  private static final int DOWN = 9;
  private static final int UNREACHABLE = 8;
  private static final int POLLS = 100;

  @TempDir Path folder;

  @Test
  void whoever_watches_learns_what_ails_it() throws Exception {
    SealportProcess sealport = SealportProcess.in(folder);
    CaHome home = CaHome.init(sealport, "ca", "Watched CA");
    Files.writeString(
        home.folder().resolve("sealport.yaml"), "log-format: json\n", StandardOpenOption.APPEND);
    try (RunningCa ca = RunningCa.serve(home, sealport)) {
      JsonNode well = sealport.json(ca.asOperator("health"));
      assertThat(well.get("status").asText()).isIn("up", "degraded");
      assertThat(well.get("checks")).hasSize(8);
      assertThat(sealport.run(ca.fromAfar("health")).requireOk().stdout())
          .contains("all    up")
          .doesNotContain("database");

      Path key = home.folder().resolve("keys/users.key");
      Path away = folder.resolve("users.key");
      Files.move(key, away);
      List<String> nagios = with(ca.fromAfar("health", "--nagios"), watching(ca));
      Result critical = until(2, sealport, nagios);
      assertThat(critical.stdout()).startsWith("SEALPORT CRITICAL: keys: users: the key file ");
      Ending.with(DOWN, sealport.run(ca.asOperator("health")));

      Files.move(away, key);
      until(0, sealport, ca.fromAfar("health"));
      assertThat(sealport.run(ca.fromAfar("token", "list")).exitCode()).isNotZero();
      requireJson(ca.log());
    }
    Ending.says(
        sealport.run("health", "--home", home.folder().toString()),
        UNREACHABLE,
        "no server runs on");
  }

  /** A token that may do nothing else. */
  private static String watching(RunningCa ca) {
    return ca.sealport()
        .json(ca.asOperator("token", "create", "--role", "auditor", "--scope", "watch:read"))
        .get("token")
        .asText();
  }

  private static List<String> with(List<String> command, String token) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--token", token));
    return all;
  }

  /** What was found is given again for two seconds. */
  private static Result until(int code, SealportProcess sealport, List<String> command)
      throws InterruptedException {
    Result result = sealport.run(command);
    for (int poll = 0; poll < POLLS && result.exitCode() != code; poll++) {
      TimeUnit.MILLISECONDS.sleep(100);
      result = sealport.run(command);
    }
    return Ending.with(code, result);
  }

  private static void requireJson(String log) throws IOException {
    List<String> lines = log.lines().filter(line -> !line.startsWith("serving ")).toList();
    for (String line : lines) {
      assertThat(Json.mapper().readTree(line).get("loggerName").isTextual()).as(line).isTrue();
    }
    assertThat(lines).anyMatch(l -> l.contains("\"mdc\": {\"request\":\"") && l.contains("tokens"));
  }
}
