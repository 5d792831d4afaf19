package io.sealport.ftps.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.ftps.FakeFtps;
import io.sealport.ftps.FtpsMode;
import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.TlsActor;
import io.sealport.ftps.TlsActor.Client;
import io.sealport.pki.CertificateWindow.Field;
import io.sealport.pki.ClientCredential;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import java.net.InetAddress;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.tls.ProtocolVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of servers that nothing is wrong with, and how the look goes about it. */
@Timeout(60)
class EndpointCheckTest {

  private final Ward ward = new Ward();

  @Test
  void a_healthy_server_has_no_fault_and_many_facts() {
    Forged server = ward.withAddresses().by(ward.ca);
    TlsActor actor =
        TlsActor.of(server, ward.ca)
            .stapling(ward.web.staple(server.certificate()).toASN1Structure());

    EndpointReport report = ward.loggingIn().ftps(FakeFtps.explicit(actor));

    assertThat(report.faults()).isEmpty();
    assertThat(report.window().orElseThrow().invalid()).isEmpty();
    assertThat(report.chain()).containsExactly(server.certificate(), ward.ca.certificate());
    assertThat(report.endpoint()).startsWith("ftpes://ftp.example.com:");
    assertThat(fact(report, "tls-versions")).isEqualTo("TLS 1.3, TLS 1.2");
    assertThat(fact(report, "session-reuse")).isEqualTo("offered and not needed");
    assertThat(fact(report, "ocsp")).startsWith("good");
    assertThat(fact(report, "crl")).startsWith("good");
    assertThat(fact(report, "staple")).startsWith("good");
    assertThat(fact(report, "alpn")).isEqualTo("ignored");
    assertThat(fact(report, "client-certificate")).isEqualTo("not asked for");
    assertThat(fact(report, "clear-data")).contains("534: refused by policy");
    assertThat(fact(report, "data-certificate")).isEqualTo("the control connection's");
    assertThat(fact(report, "passive")).isEqualTo("PASV names 127.0.0.1");
    assertThat(fact(report, "login")).startsWith("alice is in: \"230 in\"");
  }

  @Test
  void implicit_works_the_same() {
    EndpointReport report = ward.loggingIn().ftps(FakeFtps.implicit(ward.actor()));

    assertThat(report.faults()).isEmpty();
    assertThat(report.endpoint()).startsWith("ftps://ftp.example.com:");
  }

  @ParameterizedTest
  @EnumSource
  void on_a_port_of_its_own_whichever_mode_answers_is_found(FtpsMode mode) throws Exception {
    try (FakeFtps ftps =
        mode == FtpsMode.EXPLICIT
            ? FakeFtps.explicit(ward.actor())
            : FakeFtps.implicit(ward.actor())) {
      List<FtpsTarget> targets =
          CheckTargets.of(
              Ward.NAME,
              List.of(InetAddress.getByName("127.0.0.1")),
              Optional.of(ftps.address().getPort()),
              Optional.empty());

      EndpointReport report = ward.check(targets.toArray(FtpsTarget[]::new));

      assertThat(report.faults()).isEmpty();
      assertThat(report.target().orElseThrow().mode()).isEqualTo(mode);
    }
  }

  @Test
  void standard_ports_are_tried_explicit_first() throws Exception {
    List<FtpsTarget> targets =
        CheckTargets.of(
            Ward.NAME,
            List.of(InetAddress.getByName("127.0.0.1")),
            Optional.empty(),
            Optional.empty());

    assertThat(targets)
        .extracting(CheckTargets::text)
        .containsExactly("ftpes://ftp.example.com:21", "ftps://ftp.example.com:990");
  }

  @Test
  void the_window_marks_the_first_thing_that_is_wrong() {
    EndpointReport report =
        ward.explicit(
            ward.actor(
                Forge.server("other.example.com")
                    .valid(Forge.NOW.minusSeconds(100), Forge.NOW.minusSeconds(1))));

    assertThat(report.window().orElseThrow().invalid().orElseThrow().field())
        .isEqualTo(Field.NOT_AFTER);
    assertThat(report.faults())
        .extracting(EndpointFault::id)
        .containsExactly(FaultId.EXPIRED, FaultId.NAME_MISMATCH);
  }

  @Test
  void a_revoked_certificate_is_marked_in_the_window() {
    ward.web.status(FakeWeb.REVOKED);
    EndpointReport report = ward.explicit(ward.actor(ward.withAddresses()));

    assertThat(report.window().orElseThrow().invalid().orElseThrow().field())
        .isEqualTo(Field.STATUS);
    assertThat(report.faults().get(0).found()).contains("keyCompromise");
  }

  @Test
  void a_root_that_is_sent_along_is_a_mere_note() {
    EndpointReport report = ward.explicit(TlsActor.of(ward.good().by(ward.ca), ward.ca, ward.root));

    assertThat(report.faults()).isEmpty();
    assertThat(fact(report, "root-sent")).isNotBlank();
  }

  @Test
  void an_issuer_that_was_not_sent_is_fetched_to_know_what_is_missing() {
    EndpointReport report = ward.explicit(TlsActor.of(ward.withAddresses().by(ward.ca)));

    assertThat(report.faults())
        .extracting(EndpointFault::id)
        .containsExactly(FaultId.CHAIN_INCOMPLETE);
    assertThat(ward.web.asked()).contains(FakeWeb.ISSUER);
    assertThat(fact(report, "ocsp")).startsWith("good");
  }

  @Test
  void without_anchors_trust_is_not_asked_for() {
    ward.ordering(o -> o.trusting(List.of()));

    assertThat(ward.explicit(ward.actor()).faults()).isEmpty();
  }

  @Test
  void a_certificate_that_demands_a_staple_and_has_one_is_healthy() {
    Forged server =
        ward.good()
            .with(
                new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24"),
                false,
                new DERSequence(new ASN1Integer(5)))
            .by(ward.ca);
    TlsActor actor =
        TlsActor.of(server, ward.ca)
            .stapling(ward.web.staple(server.certificate()).toASN1Structure());

    assertThat(ward.explicit(actor).faults()).isEmpty();
  }

  static Stream<KeyType> keys() {
    return Stream.of(
        KeyType.EC_P256, KeyType.EC_P384, new KeyType(KeyType.Family.RSA, 2048), KeyType.ED25519);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_client_certificate_that_is_wanted_is_shown(KeyType type) {
    KeyPair keys = Keys.generate(type, new SecureRandom());
    Forged user = Forge.user("alice").key(keys).by(ward.ca);
    ClientCredential client = ClientCredential.of(List.of(user.certificate()), keys.getPrivate());
    TlsActor actor = ward.actor().clients(Client.REQUIRED, ward.ca.certificate().getSubject());
    ward.loggingIn().ordering(o -> o.showing(client));

    assertThat(ward.explicit(actor).faults()).isEmpty();
    assertThat(ward.explicit(actor.speaking(ProtocolVersion.TLSv13)).faults())
        .extracting(EndpointFault::id)
        .containsExactly(FaultId.TLS_1_2_REFUSED);
    assertThat(client).hasToString("the client certificate of CN=alice");
  }

  @Test
  void with_tls_1_3_alone_a_client_certificate_that_is_missing_is_told_too() {
    TlsActor actor =
        ward.actor()
            .speaking(ProtocolVersion.TLSv13)
            .clients(Client.REQUIRED, ward.ca.certificate().getSubject());

    assertThat(ward.explicit(actor).faults())
        .extracting(EndpointFault::id)
        .contains(FaultId.CLIENT_CERTIFICATE_NEEDED);
  }

  @Test
  void a_password_goes_only_to_a_server_that_is_believed() {
    FakeFtps ftps = FakeFtps.explicit(ward.actor(Forge.server("other.example.com")));
    EndpointReport report = ward.loggingIn().ftps(ftps);

    assertThat(ftps.commands()).noneMatch(c -> c.startsWith("USER") || c.startsWith("PASS"));
    assertThat(fact(report, "login")).startsWith("not tried");
    assertThat(fact(report, "protection")).isEqualTo("PBSZ 0 and PROT P honoured");
  }

  @Test
  void a_revoked_server_gets_no_password_either() {
    ward.web.status(FakeWeb.REVOKED);
    FakeFtps ftps = FakeFtps.explicit(ward.actor(ward.withAddresses()));
    EndpointReport report = ward.loggingIn().ftps(ftps);

    assertThat(ftps.commands()).noneMatch(c -> c.startsWith("PASS"));
    assertThat(report.has(FaultId.REVOKED)).isTrue();
  }

  @Test
  void looking_at_the_certificate_alone_takes_one_connection() {
    ward.ordering(CheckOrder::looking);
    EndpointReport report = ward.explicit(ward.actor(ward.withAddresses()));

    assertThat(report.faults()).isEmpty();
    assertThat(ward.dialer.dialled()).hasSize(1);
    assertThat(ward.web.asked()).isEmpty();
  }

  @Test
  void everything_takes_a_dozen_connections_at_most_and_none_elsewhere() {
    EndpointReport report =
        ward.loggingIn()
            .ftps(
                FakeFtps.explicit(ward.actor())
                    .givingInClear()
                    .answering("PASV", "227 there (203,0,113,7,%h,%l)"));

    assertThat(report.has(FaultId.PASV_OTHER_ADDRESS)).isTrue();
    assertThat(ward.dialer.dialled()).hasSizeLessThanOrEqualTo(12);
    assertThat(ward.dialer.dialled()).allMatch(a -> a.getAddress().isLoopbackAddress());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "EPSV;229 what",
        "EPSV;229 there (|||99999|)",
        "EPSV;229 there (|||22|)",
        "PASV;227 what",
        "PASV;227 there (999,1,1,1,1,1)",
        "PROT;999 what",
        "PBSZ;what",
        "LIST;150",
        "LIST;226",
        "PASS;230",
        "USER;421"
      })
  void whatever_a_server_answers_becomes_a_report(String verb, String reply) {
    ward.loggingIn().within(Duration.ofSeconds(2));

    EndpointReport report = ward.ftps(FakeFtps.explicit(ward.actor()).answering(verb, reply));

    assertThat(report.window()).isPresent();
    assertThat(ward.dialer.dialled()).allMatch(a -> a.getAddress().isLoopbackAddress());
  }

  private static String fact(EndpointReport report, String id) {
    return report.facts().stream()
        .filter(f -> f.id().equals(id))
        .map(EndpointFact::value)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + id + " in " + report.facts()));
  }
}
