package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.world.OpenSsl;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Pem;
import io.sealport.pki.ProofText;
import io.sealport.pki.ProofText.Purpose;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands that {@link ProofText} documents, run as they stand there. */
class ProofTextIT {
  private static final ProofText TEXT =
      new ProofText(Purpose.CERTIFICATE, "r1", "n1", new KeyHash("ab".repeat(32)));

  @TempDir static Path folder;

  private static OpenSsl openssl;

  @BeforeAll
  static void write_the_text() throws IOException {
    OutsidePrograms.require("openssl");
    openssl = new OpenSsl(folder);
    Files.writeString(folder.resolve("text"), TEXT.text());
  }

  @ParameterizedTest
  @CsvSource({
    "ec-p256,EC,ec_paramgen_curve:P-256,-sha256",
    "ec-p384,EC,ec_paramgen_curve:P-384,-sha256",
    "ec-p384-512,EC,ec_paramgen_curve:P-384,-sha512",
    "rsa,RSA,rsa_keygen_bits:2048,-sha256"
  })
  void dgst_signs_for_ec_and_rsa(String name, String algorithm, String option, String hash)
      throws IOException {
    String key = name + ".key";
    openssl.run("genpkey", "-algorithm", algorithm, "-pkeyopt", option, "-out", key).requireOk();
    openssl.run("dgst", hash, "-sign", key, "-out", name + ".sig", "text").requireOk();

    assertThat(TEXT.isSignedBy(publicKey(key), base64(name + ".sig"))).isTrue();
  }

  @Test
  void pkeyutl_signs_for_ed25519() throws IOException {
    openssl.run("genpkey", "-algorithm", "ED25519", "-out", "ed.key").requireOk();
    openssl
        .run("pkeyutl", "-sign", "-rawin", "-inkey", "ed.key", "-in", "text", "-out", "ed.sig")
        .requireOk();

    assertThat(TEXT.isSignedBy(publicKey("ed.key"), base64("ed.sig"))).isTrue();
  }

  @Test
  void a_weak_hash_proves_nothing() throws IOException {
    openssl.run("genpkey", "-algorithm", "RSA", "-out", "weak.key").requireOk();
    openssl.run("dgst", "-sha1", "-sign", "weak.key", "-out", "weak.sig", "text").requireOk();

    assertThat(TEXT.isSignedBy(publicKey("weak.key"), base64("weak.sig"))).isFalse();
  }

  private static String base64(String file) {
    return openssl.run("base64", "-A", "-in", file).requireOk().stdout();
  }

  private static SubjectPublicKeyInfo publicKey(String key) throws IOException {
    openssl.run("pkey", "-in", key, "-pubout", "-out", key + ".pub").requireOk();
    String pem = Files.readString(folder.resolve(key + ".pub"));
    return SubjectPublicKeyInfo.getInstance(Pem.block(pem, "PUBLIC KEY", key));
  }
}
