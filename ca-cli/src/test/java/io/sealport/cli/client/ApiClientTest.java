package io.sealport.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sealport.api.CertificateInfo;
import io.sealport.api.Page;
import io.sealport.api.Problem;
import io.sealport.api.ServerInfo;
import io.sealport.cli.console.Violations;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import io.sealport.cli.fake.FakeServer.Answer;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import io.sealport.pki.SerialNumber;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiClientTest {

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");

  @Test
  void reads_an_object_over_tls_that_leads_to_the_given_root() throws Exception {
    try (FakeServer server = FakeServer.of(ca)) {
      server.when("GET /server", 200, new ServerInfo("Test", "1", "http://ca.example"));

      ServerInfo info = client(server.address()).get("/server", ServerInfo.class);

      assertThat(info.name()).isEqualTo("Test");
      assertThat(server.asked().get(0).peer()).isEmpty();
    }
  }

  @Test
  void ignores_what_a_newer_server_adds() throws Exception {
    try (FakeServer server = FakeServer.of(ca)) {
      server.when(
          "GET /server",
          200,
          Map.of("name", "Test", "version", "9", "baseUrl", "http://ca.example", "mood", "good"));

      assertThat(client(server.address()).get("/server", ServerInfo.class).name())
          .isEqualTo("Test");
    }
  }

  @Test
  void speaks_with_a_server_of_an_ed25519_root() throws Exception {
    FakeCa edwards = new FakeCa("Edwards Root", KeyType.ED25519);
    try (FakeServer server = FakeServer.of(edwards)) {
      server.when("GET /server", 200, new ServerInfo("Test", "1", "http://ca.example"));
      Path trust = Files.writeString(folder.resolve("ed.pem"), edwards.rootPem());
      Target target = new Target(server.address(), trust, new Credential.None());

      assertThat(new ApiClient(target).get("/server", ServerInfo.class).name()).isEqualTo("Test");
    }
  }

  @Test
  void offers_its_certificate_although_the_server_names_no_such_ca() throws Exception {
    KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
    X509CertificateHolder own = ca.issue(pair.getPublic(), List.of(Name.login("alice")));
    Path cert = Files.writeString(folder.resolve("own.crt"), Pem.certificate(own));
    Path key = Files.writeString(folder.resolve("own.key"), Keys.pem(pair.getPrivate()));
    try (FakeServer server = FakeServer.of(ca)) {
      server.when("GET /server", 200, new ServerInfo("Test", "1", "http://ca.example"));
      Credential credential = new Credential.ClientCertificate(cert, key);

      new ApiClient(new Target(server.address(), trust(), credential))
          .get("/server", ServerInfo.class);

      assertThat(server.asked().get(0).peer())
          .containsExactly(new SerialNumber(own.getSerialNumber()).toString());
    }
  }

  @Test
  void sends_a_token_as_bearer() throws Exception {
    try (FakeServer server = FakeServer.of(ca)) {
      server.when("GET /server", 200, new ServerInfo("Test", "1", "http://ca.example"));

      new ApiClient(new Target(server.address(), trust(), new Credential.Bearer("abc")))
          .get("/server", ServerInfo.class);

      assertThat(server.asked().get(0).authorization()).containsExactly("Bearer abc");
    }
  }

  @Test
  void says_that_nobody_answers() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }
    Fault fault = faultOf(client(URI.create("https://127.0.0.1:" + port)));

    assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
    assertThat(fault.message()).contains("no server answers at https://127.0.0.1:" + port);
    assertThat(fault.hint()).hasValueSatisfying(h -> assertThat(h).contains("sealport serve"));
  }

  @Test
  void refuses_a_server_of_another_root() throws Exception {
    try (FakeServer server = FakeServer.of(new FakeCa("Another Root"))) {
      Fault fault = faultOf(client(server.address()));

      assertThat(fault.kind()).isEqualTo(Kind.UNAVAILABLE);
      assertThat(fault.message()).contains("is not trusted").contains("root.pem");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void refuses_a_server_certified_for_another_name() throws Exception {
    Name name = Name.dns("other.example");
    try (FakeServer server = FakeServer.of(ca, name, Duration.ofHours(1))) {
      Fault fault = faultOf(client(server.address()));

      assertThat(fault.message()).contains("certified for other names, not localhost");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void refuses_a_server_whose_certificate_is_over() throws Exception {
    try (FakeServer server = FakeServer.of(ca, Name.dns("localhost"), Duration.ofMinutes(-1))) {
      assertThat(faultOf(client(server.address())).message()).contains("not valid today");
    }
  }

  @Test
  void says_that_a_port_speaks_no_tls() throws Exception {
    try (PlainGreeting ftp = new PlainGreeting()) {
      assertThat(faultOf(client(ftp.asHttps())).message()).contains("no TLS with");
    }
  }

  @Test
  void refuses_an_address_without_https() throws Exception {
    Target target = new Target(URI.create("http://localhost:1"), trust(), new Credential.None());

    Fault fault = catchThrowableOfType(Fault.class, () -> new ApiClient(target));

    assertThat(fault.kind()).isEqualTo(Kind.BAD_INPUT);
  }

  @Test
  void turns_a_problem_back_into_the_fault_with_every_violation() throws Exception {
    Violation broken = new Violation("names.allow", "dns:evil.com", "dns:*.example.com");
    Problem problem = problem(422, "refused", "refused by ftps-server", List.of(broken));
    try (FakeServer server = FakeServer.of(ca)) {
      server.when("GET /server", 422, problem);

      Fault fault = faultOf(client(server.address()));

      assertThat(fault.kind()).isEqualTo(Kind.REFUSED);
      assertThat(fault.message()).isEqualTo("refused by ftps-server");
      assertThat(fault.hint()).hasValue("ask somebody");
      assertThat(Violations.of(fault)).containsExactly(broken);
    }
  }

  @Test
  void knows_every_kind_of_fault_by_its_wire_name() throws Exception {
    try (FakeServer server = FakeServer.of(ca)) {
      ApiClient client = client(server.address());
      for (Kind kind : Kind.values()) {
        server.when("GET /server", 400, problem(400, kind.wire(), "no", null));

        assertThat(faultOf(client).kind()).isEqualTo(kind);
      }
    }
  }

  @Test
  void reads_the_status_where_the_answer_is_no_problem() throws Exception {
    Map<Integer, Kind> kinds =
        Map.of(
            401,
            Kind.UNAUTHENTICATED,
            403,
            Kind.FORBIDDEN,
            404,
            Kind.NOT_FOUND,
            409,
            Kind.CONFLICT,
            413,
            Kind.TOO_LARGE,
            429,
            Kind.BUSY,
            500,
            Kind.INTERNAL,
            503,
            Kind.UNAVAILABLE);
    try (FakeServer server = FakeServer.of(ca)) {
      ApiClient client = client(server.address());
      kinds.forEach(
          (status, kind) -> {
            server.when("GET /server", a -> new Answer(status, "<html>"));
            assertThat(faultOf(client).kind()).isEqualTo(kind);
          });
    }
  }

  @Test
  void says_that_another_program_answered() throws Exception {
    try (FakeServer server = FakeServer.of(ca)) {
      server.when("GET /server", a -> new Answer(200, "<html>hello</html>"));

      assertThat(faultOf(client(server.address())).message())
          .contains("did not answer as a Sealport server does");
    }
  }

  @Test
  void follows_the_pages_to_the_last() throws Exception {
    try (FakeServer server = FakeServer.of(ca)) {
      server.when(
          "GET /certificates",
          a ->
              Answer.json(
                  200,
                  a.line().contains("after=two%26")
                      ? new Page<>(List.of(Map.of("serial", "2")), null)
                      : new Page<>(List.of(Map.of("serial", "1")), "two&")));

      Query query = Query.none().with("name", "a b").with("status", null);
      List<CertificateInfo> all =
          client(server.address()).all("/certificates", query, CertificateInfo.class);

      assertThat(all).extracting(CertificateInfo::serial).containsExactly("1", "2");
      assertThat(server.lines())
          .containsExactly(
              "GET /certificates?name=a+b&limit=1000",
              "GET /certificates?name=a+b&limit=1000&after=two%26");
    }
  }

  private static Problem problem(
      int status, String kind, String detail, List<Violation> violations) {
    return new Problem("urn:x", "x", status, detail, kind, null, "ask somebody", violations, null);
  }

  private static Fault faultOf(ApiClient client) {
    return catchThrowableOfType(Fault.class, () -> client.get("/server", ServerInfo.class));
  }

  private ApiClient client(URI server) throws Exception {
    return new ApiClient(new Target(server, trust(), new Credential.None()));
  }

  private Path trust() throws Exception {
    return Files.writeString(folder.resolve("root.pem"), ca.rootPem());
  }
}
