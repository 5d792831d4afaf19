package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.fault.Violation;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.KeyType;
import io.sealport.pki.TestKeys;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.junit.jupiter.api.Test;

class ForeignCasTest {

  private static final Forged ROOT = Forge.root("CN=Partner Root");
  private static final Forged ISSUING = Forge.ca("CN=Partner Users").by(ROOT);

  private static List<String> rules(Forged... candidates) {
    return new ForeignCas(Arrays.stream(candidates).map(Forged::certificate).toList(), List.of())
        .violations(Forge.NOW).stream().map(Violation::rule).toList();
  }

  @Test
  void a_ca_with_its_root_is_fine_in_any_order() {
    assertThat(rules(ROOT, ISSUING)).isEmpty();
    assertThat(rules(ISSUING, ROOT)).isEmpty();
  }

  @Test
  void one_whose_root_is_trusted_already_needs_it_no_more() {
    ForeignCas cas = new ForeignCas(List.of(ISSUING.certificate()), List.of(ROOT.certificate()));

    assertThat(cas.violations(Forge.NOW)).isEmpty();
  }

  @Test
  void one_without_the_ca_above_it_is_refused_by_its_name() {
    assertThat(new ForeignCas(List.of(ISSUING.certificate()), List.of()).violations(Forge.NOW))
        .singleElement()
        .satisfies(
            v -> {
              assertThat(v.rule()).isEqualTo("trust.issuer");
              assertThat(v.found()).contains("CN=Partner Users").contains("CN=Partner Root");
            });
  }

  @Test
  void one_that_claims_a_root_and_is_not_signed_by_it_is_refused() {
    assertThat(rules(ROOT, Forge.ca("CN=Partner Users").claiming(ROOT)))
        .containsExactly("trust.issuer");
  }

  @Test
  void an_expired_or_coming_ca_is_refused() {
    Forged old =
        Forge.ca("CN=Old")
            .valid(Forge.NOW.minus(Duration.ofDays(9)), Forge.NOW.minusSeconds(1))
            .selfSigned();
    Forged coming =
        Forge.ca("CN=Coming")
            .valid(Forge.NOW.plusSeconds(60), Forge.NOW.plus(Duration.ofDays(9)))
            .selfSigned();

    assertThat(rules(old)).containsExactly("trust.notAfter");
    assertThat(rules(coming)).containsExactly("trust.notBefore");
  }

  @Test
  void a_users_or_servers_certificate_is_no_ca() {
    assertThat(rules(ROOT, Forge.user("alice").by(ROOT))).containsExactly("trust.authority");
    assertThat(rules(Forge.server("ftp.example.com").selfSigned())).contains("trust.authority");
  }

  @Test
  void a_ca_that_may_not_sign_certificates_is_refused() {
    Forged crlOnly =
        Forge.ca("CN=Lists")
            .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))
            .selfSigned();

    assertThat(rules(crlOnly)).containsExactly("trust.authority");
  }

  @Test
  void a_weak_key_is_refused_with_what_was_found() {
    Forged weak =
        Forge.ca("CN=Weak")
            .key(TestKeys.of(KeyType.parse("rsa-1024")))
            .signedWith("SHA256withRSA")
            .selfSigned();

    assertThat(new ForeignCas(List.of(weak.certificate()), List.of()).violations(Forge.NOW))
        .singleElement()
        .satisfies(v -> assertThat(v.found()).contains("CN=Weak").contains("1024"));
  }

  @Test
  void a_kind_of_key_that_nobody_certifies_here_is_refused() throws Exception {
    KeyPairGenerator ed448 = KeyPairGenerator.getInstance("Ed448");

    assertThat(
            rules(Forge.ca("CN=Ed").key(ed448.generateKeyPair()).signedWith("Ed448").selfSigned()))
        .containsExactly("key.algorithm");
  }

  @Test
  void sha_1_is_refused_of_a_root_too() {
    assertThat(rules(Forge.ca("CN=Sha").signedWith("SHA1withECDSA").selfSigned()))
        .containsExactly("trust.signature");
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    Forged weak = Forge.ca("CN=Sha").signedWith("SHA1withECDSA").selfSigned();

    assertThat(rules(weak, ISSUING, ROOT, Forge.user("alice").by(ROOT)))
        .containsExactly("trust.signature", "trust.authority");
  }
}
