package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.EnrolRequest;
import io.sealport.api.Problem;
import io.sealport.api.RequestInfo;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.Name;
import io.sealport.pki.TestKeys;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.server.journal.JournalReader;
import io.sealport.server.status.OcspAsking;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;

/** What a running server does while its database fails, and once it is back. */
final class Outage {

  private static final int TRY_LATER = 3;
  private static final Duration READINESS = Duration.ofSeconds(20);

  private final RunningServer server;
  private final X509CertificateHolder users;
  private final String serial;

  /** Issues one certificate while all is well. */
  Outage(RunningServer server) {
    this.server = server;
    this.users = server.get(Hierarchy.class).require("users").certificate();
    this.serial = issue("before").as(201, RequestInfo.class).serial();
  }

  Answer issue(String login) {
    String csr = CsrDraft.sign(TestKeys.fresh(), List.of(Name.login(login))).pem();
    return server
        .administrator()
        .post("/api/v1/requests", new EnrolRequest("ftps-user", null, csr, null));
  }

  private byte[] ocsp() {
    Answer answer =
        server
            .plain()
            .post(
                "/ocsp",
                OcspAsking.about(users, new BigInteger(serial, 16)).der(),
                "application/ocsp-request");
    assertThat(answer.status()).isEqualTo(200);
    return answer.bytes();
  }

  /** A write is refused in these words, with advice. */
  void refusesWrites(DatabaseTrouble trouble) {
    Problem problem = issue("meanwhile").problem(503, "unavailable");
    assertThat(problem.detail()).isEqualTo(trouble.words());
    assertThat(problem.hint()).isNotBlank();
  }

  /** Nobody is told what cannot be known. */
  void answersNoOcsp() {
    assertThat(OcspAsking.responseStatus(ocsp())).isEqualTo(TRY_LATER);
  }

  /** What was published stays so. */
  void servesCrls() {
    assertThat(server.plain().get("/crl/users.crl").status()).isEqualTo(200);
    assertThat(server.plain().get("/crl/crls.pem").status()).isEqualTo(200);
    assertThat(server.plain().get("/ca/users.crt").status()).isEqualTo(200);
  }

  /** Whoever sends requests here learns that another server should have them. */
  void isNotReady() {
    awaitReadiness(503);
    assertThat(server.plain().get("/health/ready").text()).isEqualTo("{\"status\":\"down\"}");
    assertThat(server.anyone().get("/api/v1/health").text()).isEqualTo("{\"status\":\"down\"}");
    assertThat(server.plain().get("/health/live").status()).isEqualTo(200);
  }

  /** What was found is given again for two seconds. */
  private void awaitReadiness(int status) {
    long end = System.nanoTime() + READINESS.toNanos();
    while (server.plain().get("/health/ready").status() != status && System.nanoTime() < end) {
      try {
        Thread.sleep(100);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    assertThat(server.plain().get("/health/ready").status()).isEqualTo(status);
  }

  /** The same server works again, and has kept what it had and nothing half. */
  void isOver() {
    awaitReadiness(200);
    issue("after").as(201, RequestInfo.class);
    assertThat(OcspAsking.certificateStatus(ocsp())).isNull();
    assertThat(server.get(JournalReader.class).verify().finding()).isNull();
    assertThat(server.administrator().get("/api/v1/certificates?user=meanwhile").text())
        .doesNotContain("meanwhile");
    assertThat(server.administrator().get("/api/v1/certificates?user=before").text())
        .contains(serial);
  }
}
