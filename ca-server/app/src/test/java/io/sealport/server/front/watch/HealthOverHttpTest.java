package io.sealport.server.front.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.Health;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.front.rest.Asking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether the server says that it is well when it is, and what ails it when it is not. */
class HealthOverHttpTest {

  /** What was found is given again for two seconds. */
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir Path folder;
  private RunningServer server;

  @BeforeEach
  void start() {
    server = RunningServer.start(folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Health told() {
    return server.administrator().get("/api/v1/health").as(200, Health.class);
  }

  private Health.Check part(String id) {
    return told().checks().stream().filter(c -> c.check().equals(id)).findFirst().orElseThrow();
  }

  private int ready() {
    return server.plain().get("/health/ready").status();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + SOON.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  @Test
  void strangers_learn_one_word_and_operators_everything() {
    Answer stranger = server.plain().get("/health/ready");
    assertThat(stranger.as(200, Health.class)).isEqualTo(Health.of("up"));
    assertThat(stranger.text()).isEqualTo("{\"status\":\"up\"}");
    assertThat(server.plain().get("/health/live").as(200, Health.class)).isEqualTo(Health.of("up"));
    assertThat(server.anyone().get("/api/v1/health").as(200, Health.class))
        .isEqualTo(Health.of("up"));
    assertThat(
            server
                .with(Asking.issued(server, "ftps-user", "login:holder"))
                .get("/api/v1/health")
                .as(200, Health.class))
        .isEqualTo(Health.of("up"));

    Health all = told();
    assertThat(all.status()).isEqualTo("up");
    assertThat(all.checks())
        .extracting(Health.Check::check)
        .containsExactlyInAnyOrder(
            "server", "alarms", "clock", "crls", "database", "disk", "keys", "own-certificates");
    assertThat(all.checks()).allSatisfy(c -> assertThat(c.found()).isNotBlank().hasLineCount(1));
  }

  @Test
  void a_stale_crl_and_a_missing_key_make_it_down_and_it_comes_back() throws IOException {
    Path key = server.home().resolve("keys/users.key");
    Path away = folder.resolve("away");
    Files.move(key, away);
    await(() -> ready() == 503);
    assertThat(part("keys").found()).contains("users", "is missing");
    assertThat(server.plain().get("/health/ready").as(503, Health.class))
        .isEqualTo(Health.of("down"));
    assertThat(server.anyone().get("/api/v1/health").as(200, Health.class))
        .isEqualTo(Health.of("down"));
    Files.move(away, key);
    await(() -> ready() == 200);

    Path crl = server.home().resolve("crl/users.crl");
    Files.move(crl, away);
    await(() -> ready() == 503);
    assertThat(part("crls"))
        .isEqualTo(new Health.Check("crls", "down", "the file of the CRL of users is missing"));
    Files.move(away, crl);
    await(() -> ready() == 200);
    assertThat(server.plain().get("/health/live").status()).isEqualTo(200);
  }
}
