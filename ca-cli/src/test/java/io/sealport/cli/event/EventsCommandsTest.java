package io.sealport.cli.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sealport.api.DeliveryInfo;
import io.sealport.api.EventsInfo;
import io.sealport.api.Page;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsCommandsTest {

  private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private Path trust = Path.of("");

  @BeforeEach
  void trust_the_server() throws Exception {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder).at(server, trust, arguments);
  }

  private static DeliveryInfo delivery(String state, String outcome) {
    return new DeliveryInfo(
        "ab12", state, "issued", "5f", "trigger:t", "hook", NOON, 2, null, NOON, outcome);
  }

  private static EventsInfo events() {
    return new EventsInfo(
        List.of(new EventsInfo.Channel("hook", "webhook", "https://h.example/")),
        List.of(
            new EventsInfo.Trigger(
                "t", List.of("issued", "renewed"), List.of("profile ftps-user"), List.of("hook"))),
        List.of(
            new EventsInfo.Schedule(
                "weekly", "0 6 * * 1", "Europe/Berlin", "30d", List.of("hook"), List.of(NOON))));
  }

  @Test
  void list_shows_triggers_schedules_and_channels() {
    server.when("GET /events", 200, events());

    Cli.Run run = run("events", "list");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("issued, renewed", "profile ftps-user", "https://h.example/")
        .contains("0 6 * * 1", "expiring within 30d", "2026-03-04T12:00:00Z");
  }

  @Test
  void deliveries_say_why() {
    server.when(
        "GET /events/deliveries",
        200,
        new Page<>(List.of(delivery("failed", "answered 500")), null));

    assertThat(run("events", "deliveries", "--state", "failed").out())
        .contains("ab12", "failed", "answered 500");
  }

  @Test
  void a_test_ends_with_what_became_of_it() {
    server.when("POST /events/test", 200, List.of(delivery("delivered", "answered 200")));
    assertThat(run("events", "test", "hook").code()).isZero();

    server.when(
        "POST /events/test",
        200,
        List.of(delivery("delivered", "answered 200"), delivery("failed", "answered 500")));
    assertThat(run("events", "test", "t").code()).isEqualTo(9);

    server.when("POST /events/test", 200, List.of(delivery("pending", "")));
    assertThat(run("events", "test", "t").code()).isEqualTo(4);
  }

  @Test
  void an_expression_is_previewed_without_a_server() throws Exception {
    Cli.Run run =
        Cli.of(folder)
            .run("events", "schedule", "@daily", "--zone", "Asia/Tokyo", "--count", "3", "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(new ObjectMapper().readTree(run.out()).get(0).path("next"))
        .hasSize(3)
        .allMatch(at -> at.asText().endsWith("T15:00:00Z"));
  }

  @Test
  void a_schedule_of_the_server_is_previewed() {
    server.when("GET /events", 200, events());

    assertThat(run("events", "schedule", "weekly").out())
        .contains("weekly", "Wed 2026-03-04 13:00 +01:00 Europe/Berlin");
    assertThat(run("events", "schedule", "none").code()).isEqualTo(5);
  }

  @Test
  void what_is_no_expression_and_no_zone_is_said() {
    Cli.Run wrong = Cli.of(folder).run("events", "schedule", "61 * * * *");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("\"61 * * * *\" is not a cron expression", "hint: ");
    assertThat(Cli.of(folder).run("events", "schedule", "@daily", "--zone", "Mars").code())
        .isEqualTo(2);
    assertThat(Cli.of(folder).run("events", "schedule", "@daily", "--count", "0").code())
        .isEqualTo(2);
  }
}
