package io.sealport.cli.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.ForeignCrlInfo;
import io.sealport.api.TrustRequest;
import io.sealport.api.TrustedAuthority;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustCommandsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final String ID = "8c1f0a4b5d6e7f80";
  private static final ForeignCrlInfo CRL =
      new ForeignCrlInfo("http://crl.example.com/p.crl", "7", NOW, NOW.plusSeconds(60), null);

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeCa partner = new FakeCa("Partner");
  private final FakeServer server = FakeServer.of(ca);
  private Path trust = Path.of("");
  private Path file = Path.of("");

  @BeforeEach
  void trust_the_server() throws Exception {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    file = Files.writeString(folder.resolve("partner.pem"), "Bag\n" + partner.rootPem());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TrustedAuthority trusted(@Nullable ForeignCrlInfo crl) {
    return new TrustedAuthority(
        ID,
        "CN=Partner",
        "CN=Partner",
        "7",
        NOW,
        NOW.plusSeconds(3600),
        "ec-p256",
        "SHA256WITHECDSA",
        "8c".repeat(32),
        "a partner",
        "operator:admin",
        NOW,
        crl,
        partner.rootPem());
  }

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder)
        .at(server, trust, Stream.concat(Stream.of("trust"), Stream.of(arguments)).toArray());
  }

  @Test
  void add_sends_the_certificates_alone_and_warns_without_a_crl() {
    server.when("POST /trusted-authorities", 201, List.of(trusted(null)));

    Cli.Run run = run("add", file, "--reason", "a partner");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains(ID).contains("CN=Partner");
    assertThat(run.err()).contains("has no CRL here").contains("under any login");
    assertThat(server.asked().get(0).read(TrustRequest.class))
        .isEqualTo(new TrustRequest(partner.rootPem(), null, List.of(), "a partner"));
  }

  @Test
  void add_with_an_address_sends_it_and_does_not_warn_of_a_missing_crl() {
    server.when("POST /trusted-authorities", 201, List.of(trusted(CRL)));

    Cli.Run run = run("add", file, "--crl-url", "http://crl.example.com/p.crl");

    assertThat(run.err()).doesNotContain("has no CRL here");
    assertThat(server.asked().get(0).read(TrustRequest.class).crlUrls())
        .containsExactly("http://crl.example.com/p.crl");
  }

  @Test
  void add_refuses_what_is_no_certificate_or_crl_before_it_asks() throws Exception {
    Path nothing = Files.writeString(folder.resolve("nothing"), "nothing");

    assertThat(run("add", nothing).code()).isEqualTo(2);
    assertThat(run("add", file, "--crl", nothing).err()).contains("nothing");
    assertThat(run("add", folder.resolve("missing")).code()).isEqualTo(5);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void show_is_the_window_and_pem_the_certificate() {
    server.when("GET /trusted-authorities/" + ID, 200, trusted(CRL));

    assertThat(run("show", ID).out())
        .containsPattern("Issuer +CN=Partner")
        .containsPattern("Owner +CN=Partner")
        .containsPattern("Not after +2026-01-02T04:04:05Z")
        .containsPattern("SHA-256 +8c8c")
        .contains("http://crl.example.com/p.crl");
    assertThat(run("show", ID, "--pem").out()).isEqualTo(partner.rootPem());
  }

  @Test
  void list_and_remove() {
    server.when("GET /trusted-authorities", 200, List.of(trusted(CRL), trusted(null)));
    server.when("POST /trusted-authorities/" + ID + "/remove", 200, trusted(CRL));

    assertThat(run("list").out().lines()).hasSize(3);
    Cli.Run removed = run("remove", ID, "--reason", "over");
    assertThat(removed.code()).isZero();
    assertThat(removed.err()).contains("client-ca.pem");
  }
}
