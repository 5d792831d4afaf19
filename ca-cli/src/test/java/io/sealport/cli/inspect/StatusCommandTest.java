package io.sealport.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.Json;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {

  private static final Forged ROOT = Forge.root("CN=Test Root CA");
  private static final Forged CA = Forge.ca("CN=Test Servers CA").by(ROOT);
  private static final Instant EARLIER = Forge.NOW.minus(Duration.ofMinutes(90));

  @TempDir private Path folder;
  private StatusServer server;
  private Forged leaf;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    server = new StatusServer();
    leaf = server.certificate(CA);
    file = Files.writeString(folder.resolve("cert.pem"), Pem.certificate(leaf.certificate()));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void prints_both_answers_and_that_they_agree() throws Exception {
    serveRevoked();
    Path issuer = Files.writeString(folder.resolve("ca.pem"), Pem.certificate(CA.certificate()));

    Terminal status = status(file, "--issuer", issuer);

    String base = server.url("");
    assertThat(status.out().replace(base, "http://ca").replace(serial(), "SERIAL"))
        .isEqualTo(
            """
            Owner   CN=ftp.example.com
            Serial  SERIAL
            Issuer  CN=Test Servers CA
                    from --issuer
            OCSP    revoked since 2026-11-20T10:30:00Z: superseded; signed by "CN=Test OCSP \
            Responder"; from 2026-11-20T11:00:00Z until 2026-11-20T23:00:00Z
                    http://ca/ocsp
            CRL     revoked since 2026-11-20T10:30:00Z: superseded; number 12; signed by \
            "CN=Test Servers CA"; from 2026-11-20T11:00:00Z until 2026-11-21T12:00:00Z
                    http://ca/ca.crl
            Result  OCSP and CRL agree: revoked
            """);
    assertThat(status.err()).isEmpty();
    assertThat(status.exit()).isEqualTo(9);
  }

  @Test
  void prints_json() throws Exception {
    serveRevoked();
    server.serveIssuer(CA);
    JsonNode json = Json.mapper().readTree(status(file, "--json").out());
    assertThat(json.get("issuerFrom").asText()).isEqualTo(server.url("/ca.crt"));
    assertThat(json.get("ocsp").get("verdict").asText()).isEqualTo("revoked");
    assertThat(json.get("ocsp").get("revokedAt").asText()).isEqualTo("2026-11-20T10:30:00Z");
    assertThat(json.get("crl").get("reason").asText()).isEqualTo("superseded");
    assertThat(json.get("agree").asBoolean()).isTrue();
    assertThat(json.get("result").asText()).isEqualTo("OCSP and CRL agree: revoked");
  }

  @Test
  void ends_with_0_when_good_and_8_when_nobody_answers() throws Exception {
    server.serveIssuer(CA);
    Path root = Files.writeString(folder.resolve("root.pem"), Pem.certificate(ROOT.certificate()));
    assertThat(status(file, "--trust", root).exit()).isEqualTo(8);

    byte[] crl = Crls.of(CA).der();
    server.serve("/ocsp", OcspAnswers.delegated(CA));
    server.serve("/ca.crl", request -> crl);
    Terminal status = status(file, "--trust", root);
    assertThat(status.out()).endsWith("Result  OCSP and CRL agree: good\n");
    assertThat(status.exit()).isZero();
  }

  @Test
  void says_in_one_line_that_the_issuer_cannot_be_fetched() {
    Terminal status = status(file);
    assertThat(status.err())
        .isEqualTo(
            "error: cannot fetch the issuer from "
                + server.url("/ca.crt")
                + ": answered with HTTP status 404\n"
                + "hint: give the issuer's certificate with --issuer FILE\n");
    assertThat(status.exit()).isEqualTo(8);
  }

  @Test
  void refuses_a_wrong_timeout_and_a_missing_file() {
    assertThat(status(file, "--timeout", "soon").exit()).isEqualTo(2);
    assertThat(status(folder.resolve("none.pem")).exit()).isEqualTo(5);
  }

  private void serveRevoked() throws IOException {
    server.serve(
        "/ocsp",
        OcspAnswers.delegated(CA)
            .status(new RevokedStatus(Date.from(EARLIER), CRLReason.superseded)));
    byte[] crl =
        Crls.of(CA)
            .revoked(leaf.certificate().getSerialNumber(), EARLIER, CRLReason.superseded)
            .der();
    server.serve("/ca.crl", request -> crl);
  }

  private String serial() {
    return leaf.certificate().getSerialNumber().toString(16);
  }

  private static Terminal status(Object... arguments) {
    return Terminal.run(new StatusCommand(Terminal.CLOCK), arguments);
  }
}
