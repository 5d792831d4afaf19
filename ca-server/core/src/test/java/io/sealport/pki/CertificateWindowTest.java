package io.sealport.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.pki.CertificateWindow.Field;
import io.sealport.pki.CertificateWindow.Invalid;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Inspection.Revocation;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;

class CertificateWindowTest {

  private static final Forged ROOT = Forge.root("CN=Test Root CA");
  private static final Forged SERVERS = Forge.ca("CN=Test Servers CA").by(ROOT);
  private static final String HOST = "ftp.example.com";

  @Test
  void shows_what_stands_in_a_good_certificate() {
    Forged good =
        Forge.server(HOST)
            .serial(new BigInteger("c0ffee", 16))
            .addresses("http://pki.test/ocsp", "http://pki.test/ca.crt", "http://pki.test/ca.crl")
            .by(SERVERS);

    CertificateWindow window = look(good).host(HOST).window();

    assertThat(window.invalid()).isEmpty();
    assertThat(window.issuer()).isEqualTo("CN=Test Servers CA");
    assertThat(window.owner()).isEqualTo("CN=ftp.example.com");
    assertThat(window.serial()).isEqualTo("c0ffee");
    assertThat(window.names()).containsExactly("dns:ftp.example.com");
    assertThat(window.notBefore()).isEqualTo(Forge.NOW.minus(Duration.ofDays(10)));
    assertThat(window.notAfter()).isEqualTo(Forge.NOW.plus(Duration.ofDays(30)));
    assertThat(window.key()).isEqualTo("ec-p256");
    assertThat(window.signature()).isEqualTo("SHA256WITHECDSA");
    assertThat(window.sha256()).matches("[0-9a-f]{64}");
    assertThat(window.sha1()).matches("[0-9a-f]{40}");
    assertThat(window.keyUsage()).containsExactly("digitalSignature");
    assertThat(window.purposes()).containsExactly("serverAuth");
    assertThat(window.authority()).isFalse();
    assertThat(window.addresses())
        .isEqualTo(
            new CertificateWindow.Addresses(
                List.of("http://pki.test/ocsp"),
                List.of("http://pki.test/ca.crt"),
                List.of("http://pki.test/ca.crl")));
    assertThat(window.trust()).isEqualTo("leads to \"CN=Test Root CA\", which is trusted");
  }

  @Test
  void finds_nothing_wrong_with_a_root() {
    CertificateWindow window = look(ROOT).window();
    assertThat(window.invalid()).isEmpty();
    assertThat(window.keyUsage()).containsExactly("keyCertSign", "cRLSign");
    assertThat(window.authority()).isTrue();
  }

  @Test
  void marks_an_issuer_that_did_not_sign() {
    assertThat(look(Forge.server(HOST).claiming(SERVERS)).wrong())
        .isEqualTo(
            new Invalid(Field.ISSUER, "the signature on it was not made by the key of its issuer"));
  }

  @Test
  void marks_an_issuer_that_is_not_trusted() {
    Forged other = Forge.root("CN=Other Root CA");
    assertThat(look(Forge.server(HOST).by(other)).wrong())
        .isEqualTo(
            new Invalid(
                Field.ISSUER,
                "its issuer \"CN=Other Root CA\" is neither trusted nor among what was given"));
    assertThat(look(Forge.server(HOST).by(other)).chain(other).wrong())
        .isEqualTo(
            new Invalid(Field.ISSUER, "it leads to \"CN=Other Root CA\", which is not trusted"));
  }

  @Test
  void marks_an_issuer_that_is_no_ca() {
    Forged leaf = Forge.server("evil.example.com").by(SERVERS);
    assertThat(look(Forge.server(HOST).by(leaf)).chain(leaf, SERVERS).wrong().sentence())
        .isEqualTo("the issuer \"CN=evil.example.com\" is not a CA");
  }

  @Test
  void marks_an_issuer_without_keyCertSign_or_path_length() {
    Forged crlOnly =
        Forge.ca("CN=CRL CA")
            .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))
            .by(ROOT);
    assertThat(look(Forge.server(HOST).by(crlOnly)).chain(crlOnly).wrong().sentence())
        .endsWith("its key usage lacks keyCertSign");

    Forged last =
        Forge.ca("CN=Last CA")
            .with(Extension.basicConstraints, true, new BasicConstraints(0))
            .by(ROOT);
    Forged below = Forge.ca("CN=One Too Many CA").by(last);
    assertThat(look(Forge.server(HOST).by(below)).chain(below, last).wrong().sentence())
        .isEqualTo("the issuer \"CN=Last CA\" allows fewer CAs below it than there are");
  }

  @Test
  void marks_an_issuer_that_is_out_of_date() {
    Forged old =
        Forge.ca("CN=Old CA")
            .valid(Forge.NOW.minus(Duration.ofDays(9)), Forge.NOW.minusSeconds(1))
            .by(ROOT);
    assertThat(look(Forge.server(HOST).by(old)).chain(old).wrong().sentence())
        .isEqualTo("the issuer \"CN=Old CA\" expired at 2026-11-20T11:59:59Z");
  }

  @Test
  void marks_a_self_signed_certificate_unless_it_is_trusted_itself() {
    Forged own = Forge.server(HOST).selfSigned();
    assertThat(look(own).wrong().sentence()).isEqualTo("it is self-signed and not trusted");
    assertThat(look(own).anchors().wrong().sentence())
        .isEqualTo("it is self-signed: no authority vouches for it");
    assertThat(look(own).anchors(own).host(HOST).window().invalid()).isEmpty();
  }

  @Test
  void says_nothing_of_an_issuer_that_was_neither_given_nor_asked_for() {
    CertificateWindow window = look(Forge.server(HOST).by(SERVERS)).anchors().chain().window();
    assertThat(window.invalid()).isEmpty();
    assertThat(window.trust())
        .isEqualTo(
            "not checked: the certificate of its issuer \"CN=Test Servers CA\" was not given");
  }

  @Test
  void marks_both_ends_of_the_validity() {
    assertThat(
            look(Forge.server(HOST)
                    .valid(Forge.NOW.plusSeconds(7200), Forge.NOW.plusSeconds(9000))
                    .by(SERVERS))
                .wrong())
        .isEqualTo(new Invalid(Field.NOT_BEFORE, "it becomes valid in 2h"));
    assertThat(
            look(Forge.server(HOST)
                    .valid(Forge.NOW.minus(Duration.ofDays(9)), Forge.NOW.minus(Duration.ofDays(3)))
                    .by(SERVERS))
                .wrong())
        .isEqualTo(new Invalid(Field.NOT_AFTER, "it expired 3 days ago"));
  }

  @Test
  void accepts_the_very_last_second() {
    Forged last = Forge.server(HOST).valid(Forge.NOW.minusSeconds(60), Forge.NOW).by(SERVERS);
    assertThat(look(last).window().invalid()).isEmpty();
  }

  @Test
  void marks_a_name_that_is_not_the_host() {
    Forged server = Forge.server(HOST).by(SERVERS);
    assertThat(look(server).host("ftp.example.org").wrong())
        .isEqualTo(new Invalid(Field.NAMES, "it does not name ftp.example.org"));
    assertThat(look(server).host("10.0.0.1").wrong().sentence())
        .isEqualTo("it does not name 10.0.0.1");
    Forged bare = Forge.server(HOST).without(Extension.subjectAlternativeName).by(SERVERS);
    assertThat(look(bare).host(HOST).wrong().sentence())
        .isEqualTo("it has no subjectAltName, so it does not name ftp.example.com");
  }

  @Test
  void lets_a_wildcard_stand_for_one_label() {
    Forged wild = Forge.server("*.example.com").by(SERVERS);
    assertThat(look(wild).host("ftp.example.com").window().invalid()).isEmpty();
    assertThat(look(wild).host("a.ftp.example.com").window().invalid()).isPresent();
    assertThat(look(wild).host("example.com").window().invalid()).isPresent();
  }

  @Test
  void matches_an_address_only_as_an_address() {
    Forged right =
        Forge.server(HOST).names(new GeneralName(GeneralName.iPAddress, "10.0.0.1")).by(SERVERS);
    assertThat(look(right).host("10.0.0.1").window().invalid()).isEmpty();
    Forged wrong =
        Forge.server(HOST).names(new GeneralName(GeneralName.dNSName, "10.0.0.1")).by(SERVERS);
    assertThat(look(wrong).host("10.0.0.1").wrong().field()).isEqualTo(Field.NAMES);
  }

  @Test
  void marks_weak_keys() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
    assertThat(look(Forge.server(HOST).key(rsa.generateKeyPair()).by(SERVERS)).wrong())
        .isEqualTo(new Invalid(Field.KEY, "an RSA key below 2048 bits is weak"));

    KeyPairGenerator ec = KeyPairGenerator.getInstance("EC", Providers.bouncyCastle());
    ec.initialize(new ECGenParameterSpec("secp224r1"));
    assertThat(look(Forge.server(HOST).key(ec.generateKeyPair()).by(SERVERS)).wrong().sentence())
        .isEqualTo("the key's curve is P-224; wanted P-256, P-384 or P-521");
  }

  @Test
  void marks_weak_signatures_on_the_whole_way() {
    KeyPair rsa = Keys.generate(new KeyType(KeyType.Family.RSA, 2048), new SecureRandom());
    Forged ca = Forge.ca("CN=RSA CA").key(rsa).by(ROOT);
    assertThat(look(Forge.server(HOST).signedWith("SHA1withRSA").by(ca)).chain(ca).wrong())
        .isEqualTo(new Invalid(Field.SIGNATURE, "SHA1WITHRSA is weak; wanted SHA-256 or stronger"));
    assertThat(look(Forge.server(HOST).signedWith("MD5withRSA").by(ca)).chain(ca).wrong().field())
        .isEqualTo(Field.SIGNATURE);

    Forged sha1 = Forge.ca("CN=SHA-1 CA").signedWith("SHA1withECDSA").by(ROOT);
    assertThat(look(Forge.server(HOST).by(sha1)).chain(sha1).wrong().sentence())
        .startsWith("the signature on its issuer with ECDSAWITHSHA1 is weak");
  }

  @Test
  void finds_every_modern_signature_strong() {
    SecureRandom random = new SecureRandom();
    for (String algorithm :
        List.of("SHA384withRSA", "SHA256withRSAandMGF1", "SHA512withRSAandMGF1")) {
      Forged root =
          Forge.ca("CN=R")
              .key(Keys.generate(new KeyType(KeyType.Family.RSA, 2048), random))
              .signedWith(algorithm)
              .selfSigned();
      Forged leaf = Forge.server(HOST).signedWith(algorithm).by(root);
      assertThat(look(leaf).anchors(root).chain().window().invalid()).as(algorithm).isEmpty();
    }
    Forged root =
        Forge.ca("CN=E")
            .key(Keys.generate(KeyType.ED25519, random))
            .signedWith("Ed25519")
            .selfSigned();
    Forged leaf = Forge.server(HOST).signedWith("Ed25519").by(root);
    assertThat(look(leaf).anchors(root).chain().window().invalid()).isEmpty();
  }

  @Test
  void does_not_mind_how_a_trusted_root_signed_itself() {
    Forged old = Forge.ca("CN=Old Root").signedWith("SHA1withECDSA").selfSigned();
    Forged leaf = Forge.server(HOST).by(old);
    assertThat(look(leaf).anchors(old).chain().window().invalid()).isEmpty();
  }

  @Test
  void marks_the_wrong_purpose() {
    Forged client = Forge.server(HOST).purpose(KeyPurposeId.id_kp_clientAuth).by(SERVERS);
    assertThat(look(client).host(HOST).wrong())
        .isEqualTo(new Invalid(Field.PURPOSES, "it is not for servers: serverAuth is missing"));
    assertThat(look(client).window().invalid()).isEmpty();

    Forged user = Forge.user("alice").purpose(KeyPurposeId.id_kp_serverAuth).by(SERVERS);
    assertThat(look(user).wrong().sentence())
        .isEqualTo("it names a user and clientAuth is missing");

    Forged code = Forge.server(HOST).purpose(KeyPurposeId.id_kp_codeSigning).by(SERVERS);
    assertThat(look(code).wrong().sentence())
        .isEqualTo("it names a host and serverAuth is missing");
  }

  @Test
  void accepts_a_certificate_for_any_purpose() {
    Forged any = Forge.server(HOST).without(Extension.extendedKeyUsage).by(SERVERS);
    assertThat(look(any).host(HOST).window().invalid()).isEmpty();
  }

  @Test
  void marks_a_server_that_is_a_ca() {
    Forged both =
        Forge.server(HOST)
            .with(Extension.basicConstraints, true, new BasicConstraints(true))
            .by(SERVERS);
    assertThat(look(both).wrong())
        .isEqualTo(new Invalid(Field.AUTHORITY, "a server's certificate must not be a CA"));
    Forged signing =
        Forge.server(HOST)
            .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign))
            .by(SERVERS);
    assertThat(look(signing).wrong().sentence())
        .isEqualTo("its key usage has keyCertSign and it is no CA");
  }

  @Test
  void marks_a_user_that_is_a_ca() {
    Forged both =
        Forge.user("alice")
            .with(Extension.basicConstraints, true, new BasicConstraints(true))
            .by(SERVERS);
    assertThat(look(both).wrong().sentence()).isEqualTo("a user's certificate must not be a CA");
  }

  @Test
  void lets_a_real_ca_have_an_email_name_and_purposes() {
    Forged ca =
        Forge.ca("CN=Real CA")
            .names(new GeneralName(GeneralName.rfc822Name, "ca@example.com"))
            .purpose(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth)
            .by(ROOT);
    assertThat(look(ca).window().invalid()).isEmpty();
  }

  @Test
  void writes_distinguished_names_readably() {
    Forged root = Forge.root("C=DE,O=Test\\, Inc,2.5.4.97=VATDE-1,CN=Root,E=ca@example.com");
    assertThat(look(root).anchors(root).window().owner())
        .isEqualTo(
            "emailAddress=ca@example.com,CN=Root,organizationIdentifier=VATDE-1,"
                + "O=Test\\, Inc,C=DE");
  }

  @Test
  void marks_what_is_known_to_be_revoked() {
    assertThat(
            look(Forge.server(HOST).by(SERVERS))
                .revoked(new Revocation(Forge.NOW.minusSeconds(60), "keyCompromise"))
                .wrong())
        .isEqualTo(new Invalid(Field.STATUS, "revoked at 2026-11-20T11:59:00Z: keyCompromise"));
  }

  @Test
  void marks_a_critical_extension_that_nobody_knows() {
    Forged odd =
        Forge.server(HOST)
            .with(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), true, DERNull.INSTANCE)
            .by(SERVERS);
    assertThat(look(odd).wrong())
        .isEqualTo(
            new Invalid(
                Field.EXTENSIONS,
                "it has a critical extension that nobody knows: 1.3.6.1.4.1.99999.1"));
  }

  @Test
  void marks_what_path_validation_refuses() {
    GeneralSubtree only = new GeneralSubtree(new GeneralName(GeneralName.dNSName, "example.org"));
    Forged constrained =
        Forge.ca("CN=Constrained CA")
            .with(
                Extension.nameConstraints,
                true,
                new NameConstraints(new GeneralSubtree[] {only}, null))
            .by(ROOT);
    assertThat(look(Forge.server(HOST).by(constrained)).chain(constrained).wrong().sentence())
        .startsWith("path validation refuses it: ");
  }

  @Test
  void marks_only_the_first_of_many() {
    Forged many =
        Forge.server("other.example.com")
            .valid(Forge.NOW.minusSeconds(90), Forge.NOW.minusSeconds(60))
            .purpose(KeyPurposeId.id_kp_codeSigning)
            .by(SERVERS);
    assertThat(look(many).host(HOST).wrong().field()).isEqualTo(Field.NOT_AFTER);
  }

  @Test
  void finds_its_way_through_a_disordered_chain_with_strangers() {
    Forged twin = Forge.ca("CN=Test Servers CA").by(Forge.root("CN=Test Root CA"));
    Forged leaf = Forge.server(HOST).by(SERVERS);
    assertThat(look(leaf).chain(twin, leaf, SERVERS).window().invalid()).isEmpty();
  }

  @Test
  void does_not_walk_in_circles() {
    Forged a = Forge.ca("CN=A").by(ROOT);
    Forged b = Forge.ca("CN=B").by(a);
    Forged aByB = Forge.ca("CN=A").key(a.keys()).by(b);
    Forged leaf = Forge.server(HOST).by(a);
    assertThat(look(leaf).chain(aByB, b).wrong().field()).isEqualTo(Field.ISSUER);
    assertThat(look(leaf).chain(aByB, b, a).window().invalid()).isEmpty();
  }

  @Test
  void shows_control_characters_as_text() {
    Forged sly =
        Forge.of("CN=a\u001b[31mred\u202e")
            .names(
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://a/\u0007"),
                new GeneralName(GeneralName.dNSName, "a\u0000b.example.com"))
            .by(SERVERS);
    CertificateWindow window = look(sly).window();
    assertThat(window.owner() + window.names())
        .doesNotContainPattern("[\\p{C}]")
        .contains("a\\u001b[31mred\\u202e", "uri:http://a/\\u0007", "[2]:a\\u0000b.example.com");
  }

  @Test
  void refuses_a_malformed_extension() {
    Forged bad =
        Forge.server(HOST)
            .with(Extension.extendedKeyUsage, false, new DEROctetString(new byte[] {1, 2}))
            .by(SERVERS);
    assertThatThrownBy(() -> look(bad).window())
        .isInstanceOf(Fault.class)
        .hasMessage("the certificate of CN=ftp.example.com has a malformed extension");
  }

  private static Look look(Forged forged) {
    return new Look(forged.certificate());
  }

  /** A look with the root trusted and the servers CA at hand, unless said otherwise. */
  private static final class Look {
    private final X509CertificateHolder certificate;
    private List<X509CertificateHolder> chain = List.of(SERVERS.certificate());
    private List<X509CertificateHolder> anchors = List.of(ROOT.certificate());
    private Optional<Name> host = Optional.empty();
    private Optional<Revocation> revocation = Optional.empty();

    Look(X509CertificateHolder certificate) {
      this.certificate = certificate;
    }

    Look chain(Forged... chain) {
      this.chain = List.of(chain).stream().map(Forged::certificate).toList();
      return this;
    }

    Look anchors(Forged... anchors) {
      this.anchors = List.of(anchors).stream().map(Forged::certificate).toList();
      return this;
    }

    Look host(String host) {
      this.host = Optional.of(Name.parse(host, Name.Type.DNS));
      return this;
    }

    Look revoked(Revocation revocation) {
      this.revocation = Optional.of(revocation);
      return this;
    }

    CertificateWindow window() {
      return CertificateWindow.of(
          new Inspection(certificate, chain, anchors, Forge.NOW, host, revocation));
    }

    Invalid wrong() {
      return window().invalid().orElseThrow(() -> new AssertionError("nothing is wrong"));
    }
  }
}
