package io.sealport.server.identity.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.Step;
import io.sealport.pki.AcmeIdentifierCertificate;
import io.sealport.pki.Forge;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.KeyPen;
import io.sealport.pki.Name;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.network.TestNetwork;
import io.sealport.server.identity.network.TlsServer;
import io.sealport.testing.FakeClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("once")
class TlsAlpn01CheckTest {

  private static final String PROTOCOL = "acme-tls/1";
  private static final Name NAME = Name.dns("ftp.example.com");

  private final TestNetwork network = new TestNetwork();
  private final TlsAlpn01Check check = new TlsAlpn01Check(network.alpn());
  private final Order order = Orders.of("dns:ftp.example.com");
  private final KeyPair challenge = TestKeys.ecOf("challenge");
  private final List<AutoCloseable> servers = new ArrayList<>();

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable server : servers) {
      server.close();
    }
  }

  private X509CertificateHolder certificate(Name name, KeyAuthorization authorization) {
    return AcmeIdentifierCertificate.make(
        new KeyPen(challenge.getPrivate(), challenge.getPublic()),
        name,
        authorization,
        FakeClock.START,
        new SecureRandom());
  }

  private TlsServer at(String address, X509CertificateHolder served, String speaks)
      throws IOException {
    TlsServer server = new TlsServer(challenge, served, speaks);
    servers.add(server);
    network.dialer().detour(address, server.port());
    return server;
  }

  private Finding look(Name name) {
    return check.look(order, Subject.of(name), Answers.NONE, Orders.looking());
  }

  @Test
  void a_certificate_with_the_key_authorization_is_proof() throws IOException {
    network.resolver().answer("ftp.example.com", "8.8.8.8");
    TlsServer server = at("8.8.8.8:443", certificate(NAME, Orders.authorization(order)), PROTOCOL);

    assertThat(look(NAME))
        .isEqualTo(new Finding.Proven(Set.of(NAME), "8.8.8.8:443 serves the key authorization"));
    assertThat(server.asked()).containsExactly("ftp.example.com [acme-tls/1]");
  }

  @ParameterizedTest
  @CsvSource({
    "8.8.8.8, 8.8.8.8:443, 8.8.8.8.in-addr.arpa",
    "2606:4700::1, [2606:4700::1]:443,"
        + " 1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.7.4.6.0.6.2.ip6.arpa"
  })
  void an_address_is_asked_for_by_its_reverse_name(String text, String address, String asked)
      throws IOException {
    Name name = Name.ip(text);
    TlsServer server = at(address, certificate(name, Orders.authorization(order)), PROTOCOL);

    assertThat(look(name))
        .isEqualTo(new Finding.Proven(Set.of(name), address + " serves the key authorization"));
    assertThat(server.asked()).containsExactly(asked + " [acme-tls/1]");
  }

  @Test
  void a_server_that_does_not_speak_the_protocol_proves_nothing() throws IOException {
    network.resolver().answer("ftp.example.com", "8.8.8.8");
    at("8.8.8.8:443", certificate(NAME, Orders.authorization(order)), "h2");

    assertThat(look(NAME))
        .isEqualTo(
            new Finding.NotProven(
                "8.8.8.8:443: the server does not speak acme-tls/1 (ALPN); wanted that alone"));
  }

  @Test
  void the_authorization_of_another_key_is_none() throws IOException {
    network.resolver().answer("ftp.example.com", "8.8.8.8");
    at("8.8.8.8:443", certificate(NAME, Orders.ofAnotherKey()), PROTOCOL);

    assertThat(look(NAME))
        .isEqualTo(
            new Finding.NotProven(
                "8.8.8.8:443: the served certificate: its acmeIdentifier is of another token or"
                    + " another key"));
  }

  @Test
  void the_certificate_of_another_name_is_none() throws IOException {
    network.resolver().answer("ftp.example.com", "8.8.8.8");
    at(
        "8.8.8.8:443",
        certificate(Name.dns("other.example.com"), Orders.authorization(order)),
        PROTOCOL);

    assertThat(look(NAME).statement())
        .contains("its subjectAltName is dns:other.example.com; wanted dns:ftp.example.com alone");
  }

  @Test
  void an_ordinary_certificate_is_none() throws IOException {
    network.resolver().answer("ftp.example.com", "8.8.8.8");
    X509CertificateHolder ordinary =
        Forge.server("ftp.example.com").key(challenge).selfSigned().certificate();
    at("8.8.8.8:443", ordinary, PROTOCOL);

    assertThat(look(NAME))
        .isEqualTo(
            new Finding.NotProven(
                "8.8.8.8:443: the served certificate: it has no acmeIdentifier extension"));
  }

  @Test
  void the_next_address_is_looked_at() throws IOException {
    network.resolver().answer("ftp.example.com", "2606:4700::1", "8.8.8.8");
    at("[2606:4700::1]:443", certificate(NAME, Orders.ofAnotherKey()), PROTOCOL);
    at("8.8.8.8:443", certificate(NAME, Orders.authorization(order)), PROTOCOL);

    assertThat(look(NAME).statement()).isEqualTo("8.8.8.8:443 serves the key authorization");
  }

  @Test
  void what_is_no_tls_is_said_so() throws IOException {
    network.resolver().answer("ftp.example.com", "8.8.8.8");
    ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    servers.add(server);
    network.dialer().detour("8.8.8.8:443", server.getLocalPort());
    Thread thread =
        new Thread(
            () -> {
              try (var socket = server.accept()) {
                socket.getOutputStream().write("220 ready\r\n".getBytes());
                socket.getInputStream().readNBytes(1024);
              } catch (IOException e) {
                // The other side has hung up.
              }
            });
    thread.setDaemon(true);
    thread.start();

    assertThat(look(NAME).statement()).startsWith("8.8.8.8:443: no TLS (");
  }

  @Test
  void a_name_that_leads_into_the_house_is_not_looked_at() {
    network.resolver().answer("ftp.example.com", "127.0.0.1", "::1");

    assertThat(look(NAME).statement()).startsWith("ftp.example.com: 127.0.0.1 is loopback");
    assertThat(network.dialer().dialled()).isEmpty();
  }

  @Test
  void the_step_says_what_to_serve() {
    Step step = check.step(order, Subject.of(NAME));

    assertThat(step.check()).isEqualTo("tls-alpn-01");
    assertThat(step.data())
        .isEqualTo(
            Map.of(
                "name",
                "dns:ftp.example.com",
                "port",
                "443",
                "protocol",
                PROTOCOL,
                "content",
                Orders.authorization(order).text()));
    assertThat(step.words()).contains("`" + Orders.authorization(order) + "`");
  }

  @ParameterizedTest
  @CsvSource({
    "dns:ftp.example.com, true",
    "ip:192.0.2.1, true",
    "dns:*.example.com, false",
    "email:a@example.com, false",
    "requester, false"
  })
  void suits_what_a_tls_server_is_called(String text, boolean suits) {
    assertThat(check.suits(Subject.parse(text))).isEqualTo(suits);
  }
}
