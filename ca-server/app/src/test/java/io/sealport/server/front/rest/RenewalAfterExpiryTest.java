package io.sealport.server.front.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.EnrolRequest;
import io.sealport.api.Problem;
import io.sealport.api.RequestInfo;
import io.sealport.api.RevokeRequest;
import io.sealport.api.Revoked;
import io.sealport.api.ServerInfo;
import io.sealport.pki.TestKeys;
import io.sealport.server.boot.Answer;
import io.sealport.server.boot.Identity;
import io.sealport.server.boot.RunningServer;
import io.sealport.server.boot.TestHome;
import io.sealport.server.boot.TestPolicies;
import io.sealport.testing.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines that were off until their certificate had ended. */
class RenewalAfterExpiryTest {

  private static final Duration LIFETIME = Duration.ofDays(7);

  @TempDir private Path folder;

  private final FakeClock clock = new FakeClock();
  private RunningServer server;

  @BeforeEach
  void start() {
    Path home = TestHome.copyInto(folder);
    TestPolicies.edit(
        new TestPolicies(home).active("ftps-user"),
        "proof:",
        "renewal: {after-expiry: 5d}\nproof:");
    TestPolicies.edit(new TestPolicies(home).active("ftps-server"), "default: 47d", "default: 7d");
    server = RunningServer.on(home, clock);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Answer renew(Identity current, String name) {
    String csr = Asking.csr(TestKeys.fresh(), name);
    return server.with(current).post(Asking.RENEWALS, new EnrolRequest(null, null, csr, null));
  }

  @Test
  void renews_what_ended_as_lately_as_the_profile_says() {
    Identity alice = Asking.issued(server, "ftps-user", "login:alice");
    clock.advance(LIFETIME.plusDays(4));

    server.with(alice).get("/api/v1/server").as(200, ServerInfo.class);
    RequestInfo renewed = renew(alice, "login:alice").as(201, RequestInfo.class);

    assertThat(renewed.bundle().info().replaces()).isEqualTo(Asking.serial(alice));
    assertThat(renewed.names()).containsExactly("login:alice");
  }

  @Test
  void an_ended_certificate_is_good_for_its_renewal_and_nothing_else() {
    Identity alice = Asking.issued(server, "ftps-user", "login:alice");
    clock.advance(LIFETIME.plusDays(1));
    String own = Asking.CERTIFICATES + "/" + Asking.serial(alice);

    server.with(alice).get(own).problem(401, "unauthenticated");
    server.with(alice).post(own + "/revoke").problem(401, "unauthenticated");
    server
        .with(alice)
        .post(Asking.REQUESTS, Asking.honest("ftps-user", "login:bob"))
        .problem(401, "unauthenticated");
  }

  @Test
  void a_profile_that_does_not_allow_it_renews_nothing_that_ended() {
    Identity ftp = Asking.issued(server, "ftps-server", "dns:ftp.example.com");
    clock.advance(LIFETIME.plusHours(1));

    // TLS lets it in for the other profile's sake.
    Problem problem = renew(ftp, "dns:ftp.example.com").problem(401, "unauthenticated");

    assertThat(problem.detail()).contains("is expired");
  }

  @Test
  void beyond_the_longest_of_all_profiles_tls_lets_nobody_in() {
    Identity alice = Asking.issued(server, "ftps-user", "login:alice");
    clock.advance(LIFETIME.plusDays(6));

    assertThatThrownBy(() -> renew(alice, "login:alice")).hasStackTraceContaining("certificate");
  }

  @Test
  void what_was_revoked_stays_so_after_its_end() {
    Identity alice = Asking.issued(server, "ftps-user", "login:alice");
    server
        .administrator()
        .post(
            Asking.CERTIFICATES + "/" + Asking.serial(alice) + "/revoke",
            new RevokeRequest("keyCompromise", false))
        .as(200, Revoked.class);
    clock.advance(LIFETIME.plusDays(1));

    Problem problem = renew(alice, "login:alice").problem(401, "unauthenticated");

    assertThat(problem.detail()).contains("is revoked");
  }
}
