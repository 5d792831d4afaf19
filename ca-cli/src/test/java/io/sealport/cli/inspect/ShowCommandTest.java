package io.sealport.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.Json;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Pem;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShowCommandTest {

  private static final Forged ROOT = Forge.root("CN=Test Root CA");
  private static final Forged CA = Forge.ca("CN=Test Servers CA").by(ROOT);

  @TempDir private Path folder;

  @Test
  void prints_the_window_of_an_expired_certificate() throws Exception {
    Forged expired =
        Forge.server("ftp.example.com")
            .names(
                new GeneralName(GeneralName.dNSName, "ftp.example.com"),
                new GeneralName(GeneralName.iPAddress, "10.0.0.1"))
            .serial(new BigInteger("8f3c5a90d1e24b7786aa01c2d3e4f506", 16))
            .addresses("http://ca.test/ocsp", "http://ca.test/servers.crt", "http://ca.test/s.crl")
            .valid(Instant.parse("2026-10-01T00:00:00Z"), Instant.parse("2026-11-17T00:00:00Z"))
            .by(CA);
    Path trust = pem("root.pem", ROOT);

    Terminal shown = show(pem("cert.pem", expired, CA), "--trust", trust);

    assertThat(
            shown.out().replaceAll("([0-9a-f]{2}:){19,31}[0-9a-f]{2}|[0-9a-f]{64}", "FINGERPRINT"))
        .isEqualTo(
            """
            Issuer      CN=Test Servers CA
            Owner       CN=ftp.example.com
            Serial      8f3c5a90d1e24b7786aa01c2d3e4f506
            Names       dns:ftp.example.com
                        ip:10.0.0.1
            Valid from  2026-10-01T00:00:00Z
            Valid to    2026-11-17T00:00:00Z  Invalid: it expired 3 days ago
            Key         ec-p256
            Key hash    FINGERPRINT
            Signature   SHA256WITHECDSA
            Key usage   digitalSignature
            Purpose     serverAuth
            Authority   no
            Status      not asked
            Trust       leads to "CN=Test Root CA", which is trusted
            OCSP        http://ca.test/ocsp
            Issuer at   http://ca.test/servers.crt
            CRL at      http://ca.test/s.crl
            SHA-256     FINGERPRINT
            SHA-1       FINGERPRINT
            """);
    assertThat(shown.err()).isEmpty();
    assertThat(shown.exit()).isEqualTo(9);
  }

  @Test
  void ends_well_when_nothing_is_wrong() throws Exception {
    Path cert = pem("cert.pem", server(), CA, ROOT);
    Terminal shown = show(cert, "--host", "ftp.example.com");
    assertThat(shown.out())
        .contains(
            "signatures hold up to \"CN=Test Root CA\"; whether that is trusted was not asked")
        .doesNotContain("Invalid");
    assertThat(shown.exit()).isZero();
  }

  @Test
  void marks_the_wrong_host() throws Exception {
    Terminal shown = show(pem("cert.pem", server()), "--host", "ftp.example.org");
    assertThat(shown.out())
        .contains("Names       dns:ftp.example.com  Invalid: it does not name ftp.example.org\n");
    assertThat(shown.exit()).isEqualTo(9);
  }

  @Test
  void marks_every_field_in_its_own_line() throws Exception {
    Forged stranger = Forge.root("CN=Stranger");
    Path trust = pem("trust.pem", stranger);
    assertThat(show(pem("a.pem", server(), CA), "--trust", trust).out())
        .contains("Issuer      CN=Test Servers CA  Invalid: its issuer \"CN=Test Root CA\" is");
    assertThat(show(pem("b.pem", Forge.server("x").signedWith("SHA1withECDSA").by(CA))).out())
        .contains("Signature   ECDSAWITHSHA1  Invalid: ");
    assertThat(
            show(pem(
                    "c.pem",
                    Forge.server("x")
                        .valid(Forge.NOW.plusSeconds(60), Forge.NOW.plusSeconds(99))
                        .by(CA)))
                .out())
        .contains("Invalid: it becomes valid in 1m");
  }

  @Test
  void prints_json() throws Exception {
    Terminal shown = show(pem("cert.pem", server()), "--host", "10.1.1.1", "--json");
    JsonNode json = Json.mapper().readTree(shown.out());
    assertThat(json.get("owner").asText()).isEqualTo("CN=ftp.example.com");
    assertThat(json.get("names").get(0).asText()).isEqualTo("dns:ftp.example.com");
    assertThat(json.get("notAfter").asText()).isEqualTo("2026-12-20T12:00:00Z");
    assertThat(json.get("sha256").asText()).hasSize(64);
    assertThat(json.get("invalid").get("field").asText()).isEqualTo("names");
    assertThat(json.get("invalid").get("sentence").asText()).isEqualTo("it does not name 10.1.1.1");
    assertThat(json.has("ledger")).isFalse();
    assertThat(shown.exit()).isEqualTo(9);
  }

  @Test
  void reads_der() throws Exception {
    Path der = folder.resolve("cert.cer");
    Files.write(der, CertificateFacts.encoded(server().certificate()));
    assertThat(show(der).exit()).isZero();
  }

  @Test
  void reads_a_bundle_whose_key_comes_first() throws Exception {
    Forged server = server();
    Path bundle = folder.resolve("bundle.pem");
    Files.writeString(
        bundle, Keys.pem(server.keys().getPrivate()) + Pem.certificate(server.certificate()));
    assertThat(show(bundle).out()).contains("Owner       CN=ftp.example.com");
  }

  @Test
  void reads_pkcs12_with_its_passphrase() throws Exception {
    Path p12 = pkcs12("alice.p12", "s3cret");
    Path trust = pem("root.pem", ROOT);

    assertThat(show(p12).err())
        .isEqualTo(
            "error: "
                + p12
                + " is encrypted and no passphrase was given\n"
                + "hint: give it with --p12-passphrase-file FILE\n");
    Path wrong = Files.writeString(folder.resolve("wrong"), "guess\n");
    Terminal refused = show(p12, "--p12-passphrase-file", wrong);
    assertThat(refused.err()).isEqualTo("error: the passphrase does not open " + p12 + "\n");
    assertThat(refused.exit()).isEqualTo(6);

    Files.writeString(folder.resolve("alice.p12.passphrase"), "s3cret\n");
    Terminal shown = show(p12, "--trust", trust);
    assertThat(shown.out()).contains("Owner       CN=alice", "Names       login:alice", "leads to");
    assertThat(shown.exit()).isZero();
  }

  @Test
  void shows_what_the_ledger_knows_of_a_serial() throws Exception {
    try (LedgerServer server = new LedgerServer(folder)) {
      Forged revoked = Forge.server("ftp.example.com").serial(BigInteger.valueOf(0xabc)).by(CA);
      server.knows(revoked, CA, ROOT);

      Terminal shown =
          show("0A:BC", "--server", server.url(), "--trust", server.trust(), "--token", "t0ken");

      assertThat(shown.err()).isEmpty();
      assertThat(shown.out())
          .contains(
              "Status      revoked  Invalid: revoked at 2026-11-20T11:00:00Z: keyCompromise\n",
              "Trust       leads to \"CN=Test Root CA\", which is trusted\n",
              "Profile     ftps-server\n",
              "Requester   operator:admin\n",
              "Lineage     123\n",
              "Replaces    456\n");
      assertThat(shown.exit()).isEqualTo(9);

      Terminal json =
          show(
              "abc", "--json", "--server", server.url(), "--trust", server.trust(), "--token", "t");
      assertThat(Json.mapper().readTree(json.out()).get("ledger").get("lineage").asText())
          .isEqualTo("123");
    }
  }

  @Test
  void says_that_it_is_neither_file_nor_serial() {
    Terminal shown = show("nowhere.pem");
    assertThat(shown.err())
        .isEqualTo("error: there is no file \"nowhere.pem\", and it is not a serial in hex\n");
    assertThat(shown.exit()).isEqualTo(5);
  }

  @Test
  void refuses_what_is_no_certificate() throws Exception {
    Path key = folder.resolve("key.pem");
    Files.writeString(key, Keys.pem(ROOT.keys().getPrivate()));
    assertThat(show(key).err()).isEqualTo("error: " + key + " holds no certificate\n");
    Path garbage = Files.write(folder.resolve("garbage"), new byte[] {0x30, 0x03, 2, 1, 3});
    assertThat(show(garbage).exit()).isEqualTo(2);
    Path huge = Files.write(folder.resolve("huge"), new byte[2 << 20]);
    assertThat(show(huge).err()).contains("at most 1048576 are read");
    assertThat(show(folder).exit()).isEqualTo(8);
  }

  private static Forged server() {
    return Forge.server("ftp.example.com").by(CA);
  }

  private static Terminal show(Object... arguments) {
    return Terminal.run(new ShowCommand(Terminal.CLOCK), arguments);
  }

  private Path pem(String name, Forged... chain) throws IOException {
    List<String> blocks =
        Arrays.stream(chain).map(Forged::certificate).map(Pem::certificate).toList();
    return Files.writeString(folder.resolve(name), String.join("", blocks));
  }

  private Path pkcs12(String name, String passphrase) throws Exception {
    Forged alice =
        Forge.user("alice").key(Keys.generate(KeyType.EC_P256, new SecureRandom())).by(CA);
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    X509Certificate leaf = converter.getCertificate(alice.certificate());
    X509Certificate ca = converter.getCertificate(CA.certificate());
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry(
        "alice",
        alice.keys().getPrivate(),
        passphrase.toCharArray(),
        Stream.of(leaf, ca).toArray(Certificate[]::new));
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, passphrase.toCharArray());
    }
    return file;
  }
}
