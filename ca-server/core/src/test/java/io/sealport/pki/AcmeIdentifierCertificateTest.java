package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import java.io.IOException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcmeIdentifierCertificateTest {

  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Name NAME = Name.dns("ftp.example.com");
  private static final KeyAuthorization AUTHORIZATION =
      KeyAuthorization.of("token", Keys.info(TestKeys.ecOf("requester").getPublic()));

  private static X509CertificateHolder made(Name name) {
    Pen pen = FreshKey.generate(KeyType.EC_P256, new SecureRandom()).pen();
    return AcmeIdentifierCertificate.make(pen, name, AUTHORIZATION, NOW, new SecureRandom());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dns:ftp.example.com", "ip:192.0.2.1", "ip:2001:db8::1"})
  void what_is_made_proves_its_name(String text) {
    Name name = Name.parse(text);

    assertThat(AcmeIdentifierCertificate.objection(made(name), name, AUTHORIZATION)).isEmpty();
  }

  @Test
  void it_looks_as_rfc_8737_3_says() {
    X509CertificateHolder made = made(NAME);
    Extension identifier = made.getExtension(AcmeIdentifierCertificate.ACME_IDENTIFIER);

    assertThat(identifier.isCritical()).isTrue();
    assertThat(identifier.getParsedValue()).isEqualTo(new DEROctetString(AUTHORIZATION.sha256()));
    assertThat(made.getIssuer()).isEqualTo(made.getSubject());
    assertThat(made.getNotBefore()).isBefore(Date.from(NOW));
    assertThat(made.getNotAfter()).isAfter(Date.from(NOW));
    assertThat(CertificateReading.names(made)).containsExactly("dns:ftp.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dns:*.example.com", "login:alice", "email:a@example.com"})
  void is_not_made_for_what_no_server_is_called(String name) {
    assertThatThrownBy(() -> made(Name.parse(name)))
        .isInstanceOf(Fault.class)
        .hasMessage(
            "\"" + name + "\" cannot be proven by a certificate; wanted a DNS name or an address");
  }

  @Test
  void another_name_is_refused() {
    assertThat(objection(made(Name.dns("other.example.com"))))
        .isEqualTo("its subjectAltName is dns:other.example.com; wanted dns:ftp.example.com alone");
  }

  @Test
  void a_second_name_is_refused() {
    assertThat(objection(new Draft().names(NAME, Name.dns("other.example.com")).sign()))
        .isEqualTo(
            "its subjectAltName is dns:ftp.example.com, dns:other.example.com;"
                + " wanted dns:ftp.example.com alone");
  }

  @Test
  void an_address_as_dns_name_is_no_address() {
    X509CertificateHolder served = new Draft().rawDns("192.0.2.1").sign();

    assertThat(AcmeIdentifierCertificate.objection(served, Name.ip("192.0.2.1"), AUTHORIZATION))
        .hasValue("its subjectAltName is [2]:192.0.2.1; wanted ip:192.0.2.1 alone");
  }

  @Test
  void upper_case_is_the_same_name() {
    X509CertificateHolder served = new Draft().rawDns("FTP.example.COM").sign();

    assertThat(AcmeIdentifierCertificate.objection(served, NAME, AUTHORIZATION)).isEmpty();
  }

  @Test
  void no_name_is_refused() {
    assertThat(objection(new Draft().names().sign()))
        .isEqualTo("it has no subjectAltName; wanted dns:ftp.example.com");
  }

  @Test
  void an_extension_that_is_not_critical_is_refused() {
    assertThat(objection(new Draft().critical(false).sign()))
        .isEqualTo("its acmeIdentifier extension is not critical");
  }

  @Test
  void no_extension_is_refused() {
    assertThat(objection(new Draft().identifier(null).sign()))
        .isEqualTo("it has no acmeIdentifier extension");
  }

  @Test
  void a_damaged_extension_is_refused() {
    assertThat(objection(new Draft().identifier(new byte[] {1, 2, 3}).sign()))
        .isEqualTo("its extensions cannot be read");
  }

  @Test
  void the_digest_of_another_key_is_refused() throws IOException {
    byte[] other =
        KeyAuthorization.of("token", Keys.info(TestKeys.ecOf("thief").getPublic())).sha256();

    assertThat(objection(new Draft().identifier(new DEROctetString(other).getEncoded()).sign()))
        .isEqualTo("its acmeIdentifier is of another token or another key");
  }

  @Test
  void a_digest_cut_short_is_refused() throws IOException {
    byte[] cut = Arrays.copyOf(AUTHORIZATION.sha256(), 31);

    assertThat(objection(new Draft().identifier(new DEROctetString(cut).getEncoded()).sign()))
        .isEqualTo("its acmeIdentifier is of another token or another key");
  }

  @Test
  void another_key_s_signature_is_refused() {
    assertThat(objection(new Draft().signer(TestKeys.ecOf("somebody")).sign()))
        .isEqualTo("it is not signed by its own key");
  }

  @Test
  void another_issuer_is_refused() {
    assertThat(objection(new Draft().issuer("CN=Some CA").sign()))
        .isEqualTo("it is not signed by its own key");
  }

  private static String objection(X509CertificateHolder served) {
    return AcmeIdentifierCertificate.objection(served, NAME, AUTHORIZATION).orElseThrow();
  }

  /** A certificate with one thing wrong. */
  private static final class Draft {

    private final KeyPair pair = TestKeys.ecOf("challenge");
    private byte[] names = new byte[0];
    private byte[] identifier;
    private boolean critical = true;
    private KeyPair signer = pair;
    private String issuer = "CN=x";

    Draft() {
      try {
        identifier = new DEROctetString(AUTHORIZATION.sha256()).getEncoded();
        names(NAME);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    Draft names(Name... all) {
      try {
        names = all.length == 0 ? null : Names.general(List.of(all)).getEncoded();
        return this;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    Draft rawDns(String text) {
      try {
        names =
            new org.bouncycastle.asn1.x509.GeneralNames(
                    new org.bouncycastle.asn1.x509.GeneralName(
                        org.bouncycastle.asn1.x509.GeneralName.dNSName, text))
                .getEncoded();
        return this;
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    Draft identifier(byte[] value) {
      identifier = value;
      return this;
    }

    Draft critical(boolean is) {
      critical = is;
      return this;
    }

    Draft signer(KeyPair other) {
      signer = other;
      return this;
    }

    Draft issuer(String name) {
      issuer = name;
      return this;
    }

    X509CertificateHolder sign() {
      Pen own = new KeyPen(pair.getPrivate(), pair.getPublic());
      Pen pen = new KeyPen(signer.getPrivate(), signer.getPublic());
      V3TBSCertificateGenerator draft = new V3TBSCertificateGenerator();
      draft.setSerialNumber(new ASN1Integer(1));
      draft.setSignature(pen.algorithm());
      draft.setIssuer(new X500Name(issuer));
      draft.setSubject(new X500Name("CN=x"));
      draft.setStartDate(new Time(Date.from(NOW), Locale.ROOT));
      draft.setEndDate(new Time(Date.from(NOW.plusSeconds(60)), Locale.ROOT));
      draft.setSubjectPublicKeyInfo(own.publicKey());
      ExtensionsGenerator extensions = new ExtensionsGenerator();
      if (names != null) {
        extensions.addExtension(
            new Extension(Extension.subjectAlternativeName, false, new DEROctetString(names)));
      }
      if (identifier != null) {
        extensions.addExtension(
            new Extension(
                AcmeIdentifierCertificate.ACME_IDENTIFIER,
                critical,
                new DEROctetString(identifier)));
      }
      draft.setExtensions(extensions.generate());
      return SignedCertificate.sign(draft.generateTBSCertificate(), pen);
    }
  }
}
