package io.sealport.server.endpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.EndpointInfo;
import io.sealport.api.EndpointRequest;
import io.sealport.api.EndpointSchedule;
import io.sealport.api.EndpointsAdded;
import io.sealport.fault.Fault;
import io.sealport.policy.Policies;
import io.sealport.policy.Rulebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which endpoints are watched. */
class RegisterTest {

  @TempDir Path folder;
  private Bench bench;

  @BeforeEach
  void open() {
    bench = Bench.in(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private static EndpointRequest labelled(String name, String... labels) {
    return new EndpointRequest(name, null, null, null, null, null, null, null, List.of(labels));
  }

  @Test
  void what_is_not_said_has_its_default() {
    EndpointInfo made = bench.add(labelled("FTP.example.com")).added().get(0);

    assertThat(made.id()).isEqualTo("ftp.example.com:21");
    assertThat(made.name()).isEqualTo("dns:ftp.example.com");
    assertThat(made.mode()).isEqualTo("auto");
    assertThat(made.schedule()).isEqualTo("0 */6 * * *");
    assertThat(made.zone()).isEqualTo("UTC");
    assertThat(made.testsRevoked()).isFalse();
    assertThat(made.createdBy()).isEqualTo("operator:test");
    assertThat(made.isFaulty()).isFalse();
  }

  @Test
  void asking_again_does_no_harm() {
    bench.add(labelled("a.example.com", "prod"));
    EndpointsAdded again = bench.add(labelled("a.example.com", "test"), labelled("b.example.com"));

    assertThat(again.added()).extracting(EndpointInfo::id).containsExactly("b.example.com:21");
    assertThat(again.known()).extracting(EndpointInfo::labels).containsExactly(List.of("prod"));
    EndpointsAdded replaced =
        bench.register().add(List.of(labelled("a.example.com", "test")), true, Bench.BY);
    assertThat(replaced.replaced())
        .extracting(EndpointInfo::labels)
        .containsExactly(List.of("test"));
    assertThat(bench.journaled())
        .containsExactly(
            "endpoint.added a.example.com:21",
            "endpoint.added b.example.com:21",
            "endpoint.settings a.example.com:21");
  }

  @Test
  void a_dry_run_changes_nothing() {
    bench.add(labelled("a.example.com"));
    EndpointsAdded plan =
        bench
            .register()
            .plan(List.of(labelled("a.example.com", "x"), labelled("b.example.com")), true, "me");

    assertThat(plan.added()).extracting(EndpointInfo::id).containsExactly("b.example.com:21");
    assertThat(plan.replaced()).extracting(EndpointInfo::id).containsExactly("a.example.com:21");
    assertThat(bench.rooms.query("SELECT id FROM endpoint")).containsExactly("a.example.com:21");
    assertThat(bench.journaled()).hasSize(1);
  }

  @Test
  void one_that_is_wrong_keeps_all_out_and_every_one_is_told() {
    assertThatThrownBy(
            () ->
                bench.add(
                    labelled("good.example.com"),
                    labelled("*.example.com"),
                    labelled("x.example.com", "Not A Label"),
                    labelled("good.example.com")))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> {
              assertThat(fault.kind()).isEqualTo(Fault.Kind.BAD_INPUT);
              assertThat(fault.message()).contains("*.example.com is no endpoint");
              assertThat(fault.also()).hasSize(2);
              assertThat(fault.also().get(1)).contains("named twice");
            });
    assertThat(bench.rooms.query("SELECT id FROM endpoint")).isEmpty();
  }

  /** Name, port, mode, schedule, zone, profile, server, and what the error says. */
  private static final List<String> BAD =
      List.of(
          "ftp.example.com|0|auto|@daily|UTC||generic|port 0",
          "ftp.example.com|70000|auto|@daily|UTC||generic|port 70000",
          "ftp.example.com|21|tls|@daily|UTC||generic|wanted explicit",
          "ftp.example.com|21|auto|every day|UTC||generic|not a cron expression",
          "ftp.example.com|21|auto|@daily|Mars/Olympus||generic|wanted one such as",
          "ftp.example.com|21|auto|@daily|UTC|ftps-user|generic|is not for servers",
          "ftp.example.com|21|auto|@daily|UTC|nothing|generic|is not there",
          "ftp.example.com|21|auto|@daily|UTC||wu-ftpd|wanted one of",
          "login:alice|21|auto|@daily|UTC||generic|is no endpoint",
          "127.0.0.1|21|auto|@daily|UTC||generic|may not dial",
          "169.254.169.254|21|auto|@daily|UTC||generic|may not dial",
          "[::1]|21|auto|@daily|UTC||generic|is not a DNS name");

  @Test
  void bad_input_is_one_clear_error() {
    for (String line : BAD) {
      String[] f = line.split("\\|");
      String profile = f[5].isEmpty() ? null : f[5];
      EndpointRequest asked =
          new EndpointRequest(
              f[0], Integer.valueOf(f[1]), f[2], f[3], f[4], profile, false, f[6], null);

      assertThatThrownBy(() -> bench.add(asked))
          .isInstanceOfSatisfying(
              Fault.class, e -> assertThat(e.kind()).isEqualTo(Fault.Kind.BAD_INPUT))
          .hasMessageContaining(f[7]);
    }
  }

  @Test
  void a_home_without_the_test_profile_says_where_it_is_to_be_had() throws Exception {
    Files.delete(bench.rooms.home().resolve("policies/endpoint-test.yaml"));
    bench.rooms.get(Policies.class).replace(Rulebook.load(bench.rooms.home().resolve("policies")));
    EndpointRequest asked =
        new EndpointRequest(Bench.NAME, null, null, null, null, null, true, null, null);

    assertThatThrownBy(() -> bench.add(asked))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.hint().orElse("")).contains("policy reload"))
        .hasMessageContaining("endpoint-test");
  }

  @Test
  void the_list_is_paged_and_by_label() {
    for (String name : List.of("a", "b", "c")) {
      bench.add(labelled(name + ".example.com", name.equals("b") ? "eu-west" : "eu"));
    }
    assertThat(bench.register().list("", 0, 2).items()).hasSize(2);
    String next = bench.register().list("", 0, 2).next();
    assertThat(bench.register().list("", Long.parseLong(next), 2).items())
        .extracting(EndpointInfo::id)
        .containsExactly("c.example.com:21");
    assertThat(bench.register().list("eu", 0, 9).items())
        .extracting(EndpointInfo::id)
        .containsExactly("a.example.com:21", "c.example.com:21");
    assertThatThrownBy(() -> bench.register().list("%", 0, 9)).hasMessageContaining("label");
  }

  @Test
  void another_schedule_moves_the_next_look() {
    bench.add(labelled("a.example.com"));
    EndpointInfo moved =
        bench
            .register()
            .reschedule("a.example.com:21", new EndpointSchedule("0 11 * * *", null), Bench.BY);

    assertThat(moved.next())
        .isBetween(Instant.parse("2026-03-04T11:00:00Z"), Instant.parse("2026-03-04T11:05:00Z"));
    assertThatThrownBy(
            () ->
                bench.register().reschedule("x:21", new EndpointSchedule("@daily", null), Bench.BY))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.NOT_FOUND));
  }
}
