package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.EventTestRequest;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.TestHome;
import io.sealport.testing.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Events over REST, with a running server's own jobs. */
class EventsOverHttpTest {

  private static final String YAML =
      """
      channels:
        file: {process: {command: [/bin/sh, -c, "cat >> $HOME/told"]}}
        broken: {process: {command: [/bin/false]}}
      triggers:
        reload: {on: policy-reloaded, channels: file}
      schedules:
        daily: {cron: "@daily", channels: file}
      """;

  @TempDir Path folder;

  @Test
  @Timeout(90)
  void what_happens_is_told_and_what_is_tried_says_how_it_went() throws Exception {
    Path home = TestHome.copyInto(folder);
    Files.writeString(home.resolve("events.yaml"), YAML.replace("$HOME", home.toString()));
    try (RunningServer server = RunningServer.on(home, new FakeClock())) {
      JsonNode events = server.administrator().get("/api/v1/events?runs=2").as(200, JsonNode.class);
      assertThat(events.path("schedules").get(0).path("next").get(1).asText())
          .isEqualTo("2026-03-06T00:00:00Z");
      assertThat(events.path("triggers").get(0).path("on").get(0).asText())
          .isEqualTo("policy-reloaded");

      Path user = home.resolve("policies/ftps-user.yaml");
      Files.writeString(user, Files.readString(user).replace("max: 30d", "max: 10d"));
      server.administrator().post("/api/v1/policies/reload", Map.of()).as(200, JsonNode.class);
      while (!Files.exists(home.resolve("told"))
          || !Files.readString(home.resolve("told")).contains("policy-reloaded")) {
        Thread.sleep(20);
      }

      JsonNode tried =
          server
              .administrator()
              .post("/api/v1/events/test", new EventTestRequest("broken"))
              .as(200, JsonNode.class);
      assertThat(tried.get(0).path("state").asText()).isEqualTo("failed");
      assertThat(tried.get(0).path("outcome").asText()).startsWith("exit 1");
      String id = tried.get(0).path("id").asText();
      server
          .administrator()
          .post("/api/v1/events/deliveries/" + id + "/retry", Map.of())
          .as(200, JsonNode.class);
      server
          .administrator()
          .post("/api/v1/events/deliveries/none/retry", Map.of())
          .problem(404, "not-found");
      server
          .administrator()
          .post("/api/v1/events/test", new EventTestRequest("none"))
          .problem(404, "not-found");
      JsonNode page =
          server
              .administrator()
              .get("/api/v1/events/deliveries?state=delivered")
              .as(200, JsonNode.class);
      assertThat(page.path("items")).hasSizeLessThanOrEqualTo(1);
      server.administrator().get("/api/v1/events/deliveries?state=x").problem(400, "bad-input");
      server.administrator().get("/api/v1/events?runs=101").problem(400, "bad-input");
      server.anyone().get("/api/v1/events").problem(401, "unauthenticated");
    }
  }
}
