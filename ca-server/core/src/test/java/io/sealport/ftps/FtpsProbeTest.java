package io.sealport.ftps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.ftps.TlsActor.Client;
import io.sealport.net.NetFailure;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Name;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an FTPS server serves that plays fair. */
@Timeout(30)
class FtpsProbeTest {

  private final Forged root = Forge.root("CN=Root");
  private final Forged issuer = Forge.ca("CN=Servers").by(root);
  private final Forged server = Forge.server("ftp.example.com").by(issuer);
  private final TlsActor actor = TlsActor.of(server, issuer);
  private final Looker looker = new Looker();

  @ParameterizedTest
  @EnumSource
  void sees_the_chain_as_sent(TlsVersion version) throws NetFailure {
    try (FakeFtps ftps = FakeFtps.explicit(actor)) {
      ServedEndpoint served =
          looker.look(ftps.target(Looker.NAME), TlsOffer.to(Looker.NAME).only(version));
      assertThat(served.tls().chain()).containsExactly(server.certificate(), issuer.certificate());
      assertThat(served.tls().version()).isEqualTo(version);
      assertThat(served.tls().cipherSuite())
          .startsWith(version == TlsVersion.TLS_1_3 ? "TLS_AES_" : "TLS_ECDHE_ECDSA_WITH_");
      assertThat(served.greeting()).isEqualTo("Welcome to a fake");
    }
  }

  @Test
  void sees_an_implicit_endpoint_without_greeting() throws NetFailure {
    try (FakeFtps ftps = FakeFtps.implicit(actor)) {
      ServedEndpoint served = looker.look(ftps.target(Looker.NAME));
      assertThat(served.certificate()).isEqualTo(server.certificate());
      assertThat(served.greeting()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void sees_a_server_that_requires_a_client_certificate(TlsVersion version) throws NetFailure {
    X500Name users = new X500Name("CN=Users CA");
    try (FakeFtps ftps = FakeFtps.explicit(actor.clients(Client.REQUIRED, users))) {
      ServedEndpoint served =
          looker.look(ftps.target(Looker.NAME), TlsOffer.to(Looker.NAME).only(version));
      assertThat(served.certificate()).isEqualTo(server.certificate());
      assertThat(served.tls().version()).isEqualTo(version);
      assertThat(served.tls().clientCertificateRequested()).isTrue();
      assertThat(served.tls().clientIssuers()).containsExactly(users);
    }
  }

  @ParameterizedTest
  @EnumSource
  void sees_what_is_selected_by_alpn(TlsVersion version) throws NetFailure {
    try (FakeFtps ftps = FakeFtps.implicit(actor.selecting("acme-tls/1"))) {
      TlsOffer offer = TlsOffer.acmeTls(Looker.NAME).only(version);
      assertThat(looker.look(ftps.target(Looker.NAME), offer).tls().protocol())
          .contains("acme-tls/1");
    }
  }

  @Test
  void sees_that_nothing_is_selected_by_alpn() throws NetFailure {
    try (FakeFtps ftps = FakeFtps.implicit(actor)) {
      ServedTls served = looker.look(ftps.target(Looker.NAME), TlsOffer.acmeTls(Looker.NAME)).tls();
      assertThat(served.protocol()).isEmpty();
    }
  }

  @Test
  void writes_down_what_happened() throws NetFailure {
    try (FakeFtps ftps = FakeFtps.explicit(actor)) {
      looker.look(ftps.target(Looker.NAME));
      assertThat(looker.transcript().lines())
          .contains("< 220-Welcome to", "< 220 a fake", "> AUTH TLS", "< 234 go on")
          .anyMatch(l -> l.startsWith("-- TLS 1.3, TLS_AES_"))
          .anyMatch(l -> l.startsWith("-- served: \"CN=ftp.example.com\", SHA-256 of its key "));
    }
  }

  @Test
  void an_address_is_no_server_name() {
    assertThat(TlsOffer.to(Name.ip("192.0.2.1")).serverName()).isEmpty();
    assertThat(TlsOffer.to(Looker.NAME).serverName()).contains("ftp.example.com");
  }

  @Test
  void tls_alpn_asks_for_an_address_by_its_reverse_name() {
    assertThat(TlsOffer.acmeTls(Name.ip("192.0.2.1")).serverName())
        .contains("1.2.0.192.in-addr.arpa");
    assertThat(TlsOffer.acmeTls(Name.ip("2001:db8::1")).serverName())
        .contains("1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa");
  }

  @Test
  void targets_are_hosts() {
    try (FakeFtps ftps = FakeFtps.explicit(actor)) {
      assertThatThrownBy(() -> ftps.target(Name.dns("*.example.com")))
          .hasMessageContaining("no host");
      assertThatThrownBy(() -> ftps.target(Name.login("alice"))).hasMessageContaining("no host");
    }
  }

  @ParameterizedTest
  @EnumSource
  void sees_a_stapled_response(TlsVersion version) throws NetFailure {
    OCSPResponse response =
        new OCSPResponse(new OCSPResponseStatus(OCSPResponseStatus.TRY_LATER), null);
    try (FakeFtps ftps = FakeFtps.explicit(actor.stapling(response))) {
      TlsOffer offer = TlsOffer.to(Looker.NAME).only(version);
      assertThat(looker.look(ftps.target(Looker.NAME), offer).tls().stapled())
          .hasValueSatisfying(
              r -> assertThat(r.getStatus()).isEqualTo(OCSPResponseStatus.TRY_LATER));
    }
  }

  @Test
  void asks_for_the_server_by_its_name() throws Exception {
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    try (LoopbackServer ear =
        LoopbackServer.talking(
            s -> {
              s.setSoTimeout(5000);
              heard.add(new String(RawTls.record(s.getInputStream()), StandardCharsets.UTF_8));
            })) {
      looker.fail(ear, FtpsMode.IMPLICIT);
      assertThat(heard.poll(5, TimeUnit.SECONDS)).contains("ftp.example.com");
    }
  }

  /** Then every handshake has a signature of the server over what the client chose. */
  @Test
  void offers_ephemeral_suites_alone_and_by_their_right_names() throws Exception {
    int[] ids = OfferedSuite.ids();
    for (OfferedSuite suite : OfferedSuite.values()) {
      int id = CipherSuite.class.getField(suite.name()).getInt(null);
      assertThat(ids[suite.ordinal()]).as(suite.name()).isEqualTo(id);
      assertThat(OfferedSuite.of(id)).isEqualTo(suite);
      assertThat(TlsUtils.getKeyExchangeAlgorithm(id))
          .isIn(
              KeyExchangeAlgorithm.NULL,
              KeyExchangeAlgorithm.DHE_RSA,
              KeyExchangeAlgorithm.ECDHE_RSA,
              KeyExchangeAlgorithm.ECDHE_ECDSA);
    }
  }

  @Test
  void a_server_of_tls_1_3_only_is_seen() throws NetFailure {
    try (FakeFtps ftps = FakeFtps.explicit(actor.speaking(ProtocolVersion.TLSv13))) {
      ServedTls served = looker.look(ftps.target(Looker.NAME)).tls();
      assertThat(served.version()).isEqualTo(TlsVersion.TLS_1_3);
      assertThat(served.stapled()).isEmpty();
    }
  }
}
