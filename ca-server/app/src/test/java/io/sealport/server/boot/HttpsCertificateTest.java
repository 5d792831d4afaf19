package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.server.registration.OwnCertificates;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate that the https listener shows. */
@Tag("once")
class HttpsCertificateTest {

  private static X509Certificate[] served(RunningServer server) throws Exception {
    ClientTls tls = new ClientTls(server.root(), server.clock(), null);
    try (SSLSocket socket =
        (SSLSocket)
            tls.context()
                .getSocketFactory()
                .createSocket(server.https().getHost(), server.https().getPort())) {
      socket.startHandshake();
      return java.util.Arrays.stream(socket.getSession().getPeerCertificates())
          .map(X509Certificate.class::cast)
          .toArray(X509Certificate[]::new);
    }
  }

  @Test
  void a_renewed_one_is_served_without_a_restart(@TempDir Path folder) throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      X509Certificate before = served(server)[0];
      Client kept = server.administrator();
      assertThat(kept.get("/api/v1/me").status()).isEqualTo(200);
      server.clock().advance(Duration.ofDays(40));

      server.get(OwnCertificates.class).renewDue();

      X509Certificate after = served(server)[0];
      assertThat(after.getSerialNumber()).isNotEqualTo(before.getSerialNumber());
      assertThat(after.getPublicKey()).isNotEqualTo(before.getPublicKey());
      assertThat(after.getSubjectAlternativeNames())
          .containsExactlyInAnyOrderElementsOf(before.getSubjectAlternativeNames());
      assertThat(after.getNotAfter()).isAfter(before.getNotAfter());
      assertThat(kept.get("/api/v1/me").status()).isEqualTo(200);
    }
  }

  @Test
  void a_client_whose_certificate_has_ended_does_not_get_through(@TempDir Path folder) {
    try (RunningServer server = RunningServer.start(folder)) {
      assertThat(server.administrator().get("/api/v1/me").status()).isEqualTo(200);
      server.clock().advance(Duration.ofDays(91));
      server.get(OwnCertificates.class).renewDue();

      // The connection that is still open is looked at too.
      assertThat(server.administrator().get("/api/v1/me").problem(401, "unauthenticated").detail())
          .contains("is expired");
      assertThatThrownBy(() -> server.with(server.operator()).get("/api/v1/me"))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void it_comes_with_the_issuing_ca_and_without_the_root(@TempDir Path folder) throws Exception {
    try (RunningServer server = RunningServer.start(folder)) {
      X509Certificate[] chain = served(server);

      assertThat(chain).hasSize(2);
      assertThat(chain[1].getIssuerX500Principal())
          .isEqualTo(server.root().getSubjectX500Principal());
      chain[0].verify(chain[1].getPublicKey());
    }
  }
}
