package io.sealport.ftps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.net.Transcript;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import java.time.Duration;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** TLS with no FTP around it, as tls-alpn-01 needs it. */
@Timeout(30)
class TlsLookTest {

  private final Forged server = Forge.server("ftp.example.com").selfSigned();
  private final CountingDialer dialer = new CountingDialer();

  @Test
  void sees_what_answers_to_acme_tls() throws NetFailure {
    TlsActor actor = TlsActor.of(server).selecting(TlsOffer.ACME_TLS);
    try (LoopbackServer tls = LoopbackServer.talking(actor::accept)) {
      ServedTls served = look(tls, TlsOffer.acmeTls(Looker.NAME));
      assertThat(served.certificate()).isEqualTo(server.certificate());
      assertThat(served.protocol()).contains("acme-tls/1");
      assertThat(dialer.allAreClosed()).isTrue();
    }
  }

  @Test
  void says_which_version_is_refused() {
    TlsActor actor = TlsActor.of(server).speaking(ProtocolVersion.TLSv13);
    try (LoopbackServer tls = LoopbackServer.talking(actor::accept)) {
      assertThatThrownBy(() -> look(tls, TlsOffer.to(Looker.NAME).only(TlsVersion.TLS_1_2)))
          .isInstanceOf(NetFailure.class)
          .hasMessage("the server refuses TLS 1.2 (alert protocol_version)");
      assertThat(dialer.allAreClosed()).isTrue();
    }
  }

  private ServedTls look(LoopbackServer tls, TlsOffer offer) throws NetFailure {
    Deadline deadline = Deadline.in(Duration.ofSeconds(10));
    return new TlsLook(dialer).look(tls.address(), offer, deadline, new Transcript());
  }
}
