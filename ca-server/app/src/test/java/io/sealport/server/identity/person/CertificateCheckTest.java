package io.sealport.server.identity.person;

import static io.sealport.server.identity.person.PersonOrders.answers;
import static io.sealport.server.identity.person.PersonOrders.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.Forge;
import io.sealport.pki.KeyHash;
import io.sealport.pki.KeyPen;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import io.sealport.pki.Pem;
import io.sealport.pki.ProofText;
import io.sealport.pki.TestKeys;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.web.Web;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates of others and of our own that prove, and those that must not. */
@Tag("once")
@Timeout(60)
class CertificateCheckTest {

  private static final Order ORDER = PersonOrders.of("r1", "login:alice");
  private static final Forge.Forged ROOT = Forge.root("CN=Old Root");
  private static final Forge.Forged CA = Forge.ca("CN=Old CA").by(ROOT);
  private static final Forge.Forged ALICE = Forge.user("alice").by(CA);
  private static final Subject FTP = Subject.parse("dns:ftp.example.com");

  @TempDir Path folder;

  private Path anchors;

  @BeforeEach
  void the_old_root_is_trusted() throws IOException {
    anchors = Files.createDirectory(folder.resolve("anchors"));
    Files.writeString(anchors.resolve("old.pem"), Pem.certificate(ROOT.certificate()));
  }

  private Path crl(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Good CRLs of both CAs. */
  private List<Path> crls() {
    return List.of(crl("root.crl", TestCrls.of(ROOT)), crl("ca.crl", TestCrls.of(CA)));
  }

  private CertificateSettings.Revocation byFiles(List<Path> files) {
    return new CertificateSettings.Revocation(
        files, List.of(), Set.of(), Optional.empty(), Optional.empty(), false);
  }

  private CertificateCheck check(CertificateSettings.Revocation revocation) {
    return check(revocation, OwnStatus.Status.UNKNOWN);
  }

  private CertificateCheck check(
      CertificateSettings.Revocation revocation, OwnStatus.Status status) {
    return new CertificateCheck(settings(revocation), facts -> status);
  }

  private CertificateSettings settings(CertificateSettings.Revocation revocation) {
    return new CertificateSettings(
        List.of(new CertificateSettings.Authority("old CA", anchors, revocation, true)));
  }

  private CertificateCheck check() {
    return check(byFiles(crls()));
  }

  private static String proof(KeyPair key, Order order) {
    return new ProofText(
            ProofText.Purpose.CERTIFICATE,
            order.id(),
            order.nonce(),
            KeyHash.of(order.csr().publicKey()))
        .sign(new KeyPen(key.getPrivate(), key.getPublic()));
  }

  private static String chain(Forge.Forged... certificates) {
    List<X509CertificateHolder> chain = new ArrayList<>();
    Arrays.stream(certificates).map(Forge.Forged::certificate).forEach(chain::add);
    return Pem.certificates(chain);
  }

  private static Looking looking() {
    return PersonOrders.looking(Forge.NOW);
  }

  private static Finding look(CertificateCheck check, Subject subject, Forge.Forged... chain) {
    return look(check, subject, chain(chain), proof(chain[0].keys(), ORDER));
  }

  private static Finding look(CertificateCheck check, Subject subject, String chain, String proof) {
    return check.look(
        ORDER, subject, answers("certificate", "chain", chain, "proof", proof), looking());
  }

  private static void refuses(Finding finding, String sentence) {
    assertThat(finding)
        .isInstanceOf(Finding.NotProven.class)
        .extracting(Finding::statement)
        .asString()
        .contains(sentence);
  }

  @Test
  void a_users_certificate_proves_its_login() {
    Finding finding = look(check(), login("alice"), ALICE, CA);

    assertThat(finding).isInstanceOf(Finding.Proven.class);
    assertThat(((Finding.Proven) finding).names()).containsExactly(Name.login("alice"));
    assertThat(finding.statement()).endsWith("of \"CN=Old CA\" (old CA)");
    assertThat(look(check(), Subject.REQUESTER, ALICE, CA)).isInstanceOf(Finding.Proven.class);
    refuses(
        look(check(), login("bob"), ALICE, CA), "it is good for [login:alice], not for login:bob");
  }

  @Test
  void a_servers_certificate_proves_its_hosts() {
    Forge.Forged server =
        Forge.server("ftp.example.com")
            .names(
                new GeneralName(GeneralName.dNSName, "ftp.example.com"),
                Names.general(Name.ip("192.0.2.1")))
            .by(CA);

    assertThat(look(check(), FTP, server, CA)).isInstanceOf(Finding.Proven.class);
    assertThat(look(check(), Subject.parse("ip:192.0.2.1"), server, CA))
        .isInstanceOf(Finding.Proven.class);
    refuses(look(check(), login("ftp.example.com"), server, CA), "not for login:ftp.example.com");
  }

  @Test
  void a_common_name_is_a_login_of_clients_only_and_only_if_the_operator_says_so() {
    Forge.Forged plain = Forge.of("CN=alice,O=Old").purpose(KeyPurposeId.id_kp_clientAuth).by(CA);
    assertThat(look(check(), login("alice"), plain, CA)).isInstanceOf(Finding.Proven.class);

    CertificateSettings never =
        new CertificateSettings(
            List.of(new CertificateSettings.Authority("old CA", anchors, byFiles(crls()), false)));
    CertificateCheck strict = new CertificateCheck(never, facts -> OwnStatus.Status.UNKNOWN);
    refuses(look(strict, login("alice"), plain, CA), "it is good for no name");

    Forge.Forged two = Forge.of("CN=alice,CN=root").purpose(KeyPurposeId.id_kp_clientAuth).by(CA);
    refuses(look(check(), login("root"), two, CA), "it is good for no name");

    Forge.Forged host =
        Forge.server("alice.example.com")
            .names(new GeneralName(GeneralName.dNSName, "alice.example.com"))
            .purpose(KeyPurposeId.id_kp_clientAuth, KeyPurposeId.id_kp_serverAuth)
            .by(CA);
    refuses(look(check(), login("alice.example.com"), host, CA), "not for login:");
  }

  @Test
  void the_proof_must_be_by_the_certificates_key() {
    refuses(
        look(check(), login("alice"), chain(ALICE, CA), proof(TestKeys.fresh(), ORDER)),
        "the proof is not the signature of the key of certificate");
  }

  @Test
  void a_proof_for_another_order_proves_nothing() {
    Order other = PersonOrders.of("r2", "login:alice");
    refuses(
        look(check(), login("alice"), chain(ALICE, CA), proof(ALICE.keys(), other)),
        "the proof is not the signature");
  }

  @Test
  void a_proof_for_another_key_to_be_certified_proves_nothing() {
    KeyPair key = ALICE.keys();
    String other =
        new ProofText(
                ProofText.Purpose.CERTIFICATE,
                ORDER.id(),
                ORDER.nonce(),
                new KeyHash("ab".repeat(32)))
            .sign(new KeyPen(key.getPrivate(), key.getPublic()));
    refuses(look(check(), login("alice"), chain(ALICE, CA), other), "the proof is not");
  }

  @Test
  void a_revoked_certificate_proves_nothing() {
    List<Path> crls = List.of(crl("r", TestCrls.of(ROOT)), crl("c", TestCrls.of(CA, ALICE)));

    refuses(
        look(check(byFiles(crls)), login("alice"), ALICE, CA),
        "it or a CA above it was revoked at 2026-11-19T12:00:00Z: KEY_COMPROMISE");
  }

  @Test
  void a_certificate_of_a_revoked_ca_proves_nothing() {
    List<Path> crls = List.of(crl("r", TestCrls.of(ROOT, CA)), crl("c", TestCrls.of(CA)));

    refuses(look(check(byFiles(crls)), login("alice"), ALICE, CA), "was revoked at");
  }

  @Test
  void without_a_current_crl_of_every_ca_nothing_is_proven() {
    Path root = crl("r", TestCrls.of(ROOT));
    for (List<Path> files :
        List.of(
            List.<Path>of(),
            List.of(root),
            List.of(crl("only", TestCrls.of(CA))),
            List.of(root, crl("old", TestCrls.of(CA, Forge.NOW.minus(Duration.ofHours(1))))),
            List.of(root, crl("forged", TestCrls.forged(CA, Forge.root("CN=Old CA")))),
            List.of(root, crl("delta", TestCrls.delta(CA))),
            List.of(root, crl("noise", new byte[100])),
            List.of(root, folder.resolve("missing")))) {
      refuses(
          look(check(byFiles(files)), login("alice"), ALICE, CA),
          "whether it is revoked cannot be told");
    }
  }

  @Test
  void soft_fail_takes_what_is_unknown_and_never_what_is_revoked() {
    CertificateSettings.Revocation soft =
        new CertificateSettings.Revocation(
            List.of(), List.of(), Set.of(), Optional.empty(), Optional.empty(), true);
    assertThat(look(check(soft), login("alice"), ALICE, CA)).isInstanceOf(Finding.Proven.class);

    for (List<Path> files :
        List.of(
            List.of(crl("r", TestCrls.of(ROOT)), crl("c", TestCrls.of(CA, ALICE))),
            // Of the CA nothing is known; of alice enough.
            List.of(crl("c", TestCrls.of(CA, ALICE))),
            List.of(crl("o", TestCrls.of(CA, Forge.NOW.minus(Duration.ofHours(1)), ALICE))),
            List.of(crl("r", TestCrls.of(ROOT, CA))))) {
      refuses(look(check(soft(files)), login("alice"), ALICE, CA), "was revoked at");
    }
  }

  private static CertificateSettings.Revocation soft(List<Path> files) {
    return new CertificateSettings.Revocation(
        files, List.of(), Set.of(), Optional.empty(), Optional.empty(), true);
  }

  private static CertificateSettings.Revocation asking(
      URI responder, List<Path> files, boolean softFail) {
    return new CertificateSettings.Revocation(
        files, List.of(), Set.of(), Optional.of(responder), Optional.empty(), softFail);
  }

  @Test
  void nothing_is_fetched_from_where_a_certificate_says() {
    try (LoopbackWeb web = LoopbackWeb.plain()) {
      web.page("/crl", e -> LoopbackWeb.send(e, 200, TestCrls.of(CA)));
      web.page("/ocsp", e -> LoopbackWeb.send(e, 200, new byte[100]));
      web.page("/asked", e -> LoopbackWeb.send(e, 200, new byte[100]));
      String crl = web.at("/crl").toString();
      String ocsp = web.at("/ocsp").toString();
      Forge.Forged ca = Forge.ca("CN=Far CA").addresses(ocsp, ocsp, crl).by(ROOT);
      Forge.Forged leaf = Forge.user("alice").addresses(ocsp, ocsp, crl).by(ca);

      refuses(look(check(byFiles(List.of())), login("alice"), leaf, ca), "cannot be told");
      assertThat(look(check(soft(List.of())), login("alice"), leaf, ca))
          .isInstanceOf(Finding.Proven.class);
      assertThat(web.asked()).isEmpty();

      CertificateSettings.Revocation asking = asking(web.at("/asked"), List.of(), false);
      refuses(look(check(asking), login("alice"), leaf, ca), "cannot be told");
      assertThat(web.asked()).containsExactly("/asked");
    }
  }

  @Test
  void a_silent_responder_hides_no_crl_and_no_constraint() {
    Forge.Forged narrow = narrow();
    Forge.Forged outside = Forge.server("ftp.example.com").by(narrow);
    try (LoopbackWeb web = LoopbackWeb.plain()) {
      web.page("/", e -> LoopbackWeb.send(e, 503, new byte[0]));
      List<Path> alice = List.of(crl("c", TestCrls.of(CA, ALICE)));
      List<Path> ca = List.of(crl("r", TestCrls.of(ROOT, CA)));

      refuses(
          look(check(asking(web.at("/"), alice, true)), login("alice"), ALICE, CA),
          "was revoked at");
      refuses(
          look(check(asking(web.at("/"), ca, true)), login("alice"), ALICE, CA), "was revoked at");
      refuses(
          look(check(asking(web.at("/"), List.of(), true)), FTP, outside, narrow),
          "path validation refuses it");
      assertThat(look(check(asking(web.at("/"), List.of(), true)), login("alice"), ALICE, CA))
          .isInstanceOf(Finding.Proven.class);
    }
  }

  @Test
  void a_crl_of_another_part_clears_nobody() {
    Path root = crl("r", TestCrls.of(ROOT));
    DistributionPointName elsewhere =
        new DistributionPointName(
            new GeneralNames(
                new GeneralName(GeneralName.uniformResourceIdentifier, "http://b.example/")));
    ReasonFlags some = new ReasonFlags(ReasonFlags.keyCompromise);
    for (byte[] crl :
        List.of(
            part(null, false, true, null, false),
            part(null, false, false, some, false),
            part(null, false, false, null, true),
            part(elsewhere, false, false, null, false),
            TestCrls.with(CA, new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), DERNull.INSTANCE))) {
      refuses(
          look(check(byFiles(List.of(root, crl("part", crl)))), login("alice"), ALICE, CA),
          "cannot be told");
    }
    Path users = crl("users", part(null, true, false, null, false));
    assertThat(look(check(byFiles(List.of(root, users))), login("alice"), ALICE, CA))
        .isInstanceOf(Finding.Proven.class);
  }

  private static byte[] part(
      DistributionPointName place, boolean users, boolean cas, ReasonFlags some, boolean indirect) {
    return TestCrls.part(
        CA, new IssuingDistributionPoint(place, users, cas, some, indirect, false));
  }

  @Test
  void a_crl_of_its_own_distribution_point_clears_it() {
    String at = "http://b.example/";
    Forge.Forged leaf = Forge.user("alice").addresses(at, at, at).by(CA);
    DistributionPointName place =
        new DistributionPointName(
            new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, at)));
    List<Path> files =
        List.of(crl("r", TestCrls.of(ROOT)), crl("p", part(place, false, false, null, false)));

    assertThat(look(check(byFiles(files)), login("alice"), leaf, CA))
        .isInstanceOf(Finding.Proven.class);
  }

  @Test
  void crls_are_fetched_from_the_operators_address_once_for_all_names() {
    try (LoopbackWeb web = LoopbackWeb.plain()) {
      web.page("/root", e -> LoopbackWeb.send(e, 200, TestCrls.of(ROOT)));
      web.page("/ca", e -> LoopbackWeb.send(e, 200, TestCrls.of(CA)));
      CertificateCheck check =
          check(
              new CertificateSettings.Revocation(
                  List.of(),
                  List.of(web.at("/root"), web.at("/ca")),
                  Set.of(),
                  Optional.empty(),
                  Optional.empty(),
                  false));
      for (int i = 0; i < 3; i++) {
        assertThat(look(check, login("alice"), ALICE, CA)).isInstanceOf(Finding.Proven.class);
      }
      assertThat(web.asked()).containsExactly("/root", "/ca");
    }
  }

  @Test
  void a_certificates_own_address_is_asked_only_at_an_allowed_host() {
    List<URI> asked = new ArrayList<>();
    Web recorder =
        (request, limit, deadline) -> {
          asked.add(request.uri());
          return new Web.Reply(
              200,
              java.net.http.HttpHeaders.of(java.util.Map.of(), (a, b) -> true),
              TestCrls.of(CA));
        };
    for (String host : List.of("crl.old.example", "169.254.169.254", "crl.old.example:8080")) {
      Forge.Forged leaf =
          Forge.user("alice")
              .addresses("http://o.example", "http://i.example", "http://" + host + "/ca.crl")
              .by(CA);
      CertificateSettings.Revocation revocation =
          new CertificateSettings.Revocation(
              List.of(crl("root.crl", TestCrls.of(ROOT))),
              List.of(),
              Set.of("crl.old.example"),
              Optional.empty(),
              Optional.empty(),
              false);
      CertificateCheck check =
          new CertificateCheck(
              settings(revocation), facts -> OwnStatus.Status.UNKNOWN, trust -> recorder);
      Finding finding = look(check, login("alice"), leaf, CA);
      assertThat(finding instanceof Finding.Proven).isEqualTo(host.equals("crl.old.example"));
    }
    assertThat(asked).containsExactly(URI.create("http://crl.old.example/ca.crl"));
  }

  @Test
  void nothing_is_fetched_for_who_does_not_have_the_key() {
    Web nobody =
        (request, limit, deadline) -> {
          throw new AssertionError("asked " + request.uri());
        };
    CertificateCheck check =
        new CertificateCheck(
            settings(
                new CertificateSettings.Revocation(
                    List.of(),
                    List.of(URI.create("http://crl.old.example/")),
                    Set.of(),
                    Optional.of(URI.create("http://ocsp.old.example/")),
                    Optional.empty(),
                    false)),
            facts -> OwnStatus.Status.UNKNOWN,
            trust -> nobody);

    refuses(
        look(check, login("alice"), chain(ALICE, CA), proof(TestKeys.fresh(), ORDER)),
        "the proof is not");
  }

  private Finding byOcsp(Forge.Forged signer, CertificateStatus status) {
    try (LoopbackWeb web = LoopbackWeb.plain()) {
      web.page(
          "/",
          e ->
              LoopbackWeb.send(
                  e, 200, TestCrls.ocsp(signer, e.getRequestBody().readAllBytes(), status)));
      return look(
          check(
              new CertificateSettings.Revocation(
                  List.of(crl("root.crl", TestCrls.of(ROOT))),
                  List.of(),
                  Set.of(),
                  Optional.of(web.at("/")),
                  Optional.empty(),
                  false)),
          login("alice"),
          ALICE,
          CA);
    }
  }

  @Test
  void the_responder_is_believed_when_it_is_the_cas() {
    assertThat(byOcsp(CA, CertificateStatus.GOOD)).isInstanceOf(Finding.Proven.class);
    refuses(
        byOcsp(CA, new RevokedStatus(Date.from(Forge.NOW.minusSeconds(60)), 1)),
        "was revoked at 2026-11-20T11:59:00Z");
    refuses(byOcsp(CA, new UnknownStatus()), "cannot be told");
    refuses(
        byOcsp(Forge.root("CN=Old CA"), CertificateStatus.GOOD),
        "Error verifying OCSP Response's signature");
  }

  @Test
  void a_responder_that_fails_leaves_it_unknown() {
    try (LoopbackWeb web = LoopbackWeb.plain()) {
      web.page("/", e -> LoopbackWeb.send(e, 503, new byte[0]));
      refuses(
          look(
              check(
                  new CertificateSettings.Revocation(
                      crls(),
                      List.of(),
                      Set.of(),
                      Optional.of(web.at("/")),
                      Optional.empty(),
                      false)),
              login("alice"),
              ALICE,
              CA),
          "cannot be told");
    }
  }

  @Test
  void an_expired_or_early_certificate_proves_nothing() {
    Forge.Forged expired =
        Forge.user("alice")
            .valid(Forge.NOW.minus(Duration.ofDays(9)), Forge.NOW.minusSeconds(1))
            .by(CA);
    refuses(look(check(), login("alice"), expired, CA), "it expired");
    Forge.Forged early =
        Forge.user("alice")
            .valid(Forge.NOW.plus(Duration.ofHours(1)), Forge.NOW.plus(Duration.ofDays(1)))
            .by(CA);
    refuses(look(check(), login("alice"), early, CA), "it becomes valid in");
  }

  @Test
  void the_purpose_must_fit_the_name() {
    Forge.Forged signing = Forge.user("alice").purpose(KeyPurposeId.id_kp_codeSigning).by(CA);
    refuses(look(check(), login("alice"), signing, CA), "it is for [codeSigning]");
    Forge.Forged client =
        Forge.server("ftp.example.com").purpose(KeyPurposeId.id_kp_clientAuth).by(CA);
    refuses(look(check(), FTP, client, CA), "not for dns:ftp.example.com");
    Forge.Forged server = Forge.user("alice").purpose(KeyPurposeId.id_kp_serverAuth).by(CA);
    refuses(look(check(), login("alice"), server, CA), "clientAuth is missing");
  }

  @Test
  void a_ca_or_a_key_that_does_not_sign_proves_nothing() {
    refuses(look(check(), Subject.REQUESTER, CA, ROOT), "it is a CA");
    Forge.Forged agreeing =
        Forge.user("alice")
            .with(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyAgreement))
            .by(CA);
    refuses(look(check(), login("alice"), agreeing, CA), "its key usage lacks digitalSignature");
  }

  @Test
  void an_unknown_ca_proves_nothing() {
    Forge.Forged stranger = Forge.root("CN=Old Root");
    Forge.Forged ca = Forge.ca("CN=Old CA").by(stranger);
    refuses(
        look(check(), login("alice"), Forge.user("alice").by(ca), ca, stranger),
        "does not lead to a CA of old CA");
    refuses(
        look(check(), login("alice"), Forge.user("alice").claiming(CA), CA),
        "does not lead to a CA of old CA");
    refuses(
        look(check(), login("alice"), Forge.user("alice").selfSigned()),
        "does not lead to a CA of old CA");
    refuses(look(check(), login("alice"), ALICE), "does not lead to a CA of old CA");
  }

  @Test
  void a_users_certificate_is_no_ca() {
    Forge.Forged mallory = Forge.user("alice").by(ALICE);
    refuses(look(check(), login("alice"), mallory, ALICE, CA), "does not lead to a CA");
  }

  private static Forge.Forged narrow() {
    var permitted =
        new org.bouncycastle.asn1.x509.GeneralSubtree(
            new GeneralName(GeneralName.dNSName, "old.example"));
    return Forge.ca("CN=Narrow CA")
        .with(
            Extension.nameConstraints,
            true,
            new org.bouncycastle.asn1.x509.NameConstraints(
                new org.bouncycastle.asn1.x509.GeneralSubtree[] {permitted}, null))
        .by(ROOT);
  }

  @Test
  void a_name_outside_of_the_cas_constraints_is_refused() {
    Forge.Forged narrow = narrow();
    List<Path> crls = List.of(crl("r", TestCrls.of(ROOT)), crl("n", TestCrls.of(narrow)));
    Forge.Forged outside = Forge.server("ftp.example.com").by(narrow);

    refuses(look(check(byFiles(crls)), FTP, outside, narrow), "path validation refuses it");
  }

  @ParameterizedTest
  @EnumSource(
      value = OwnStatus.Status.class,
      names = {"REVOKED", "HELD", "EXPIRED", "SUPERSEDED"})
  void our_own_certificate_must_be_valid(OwnStatus.Status status) {
    CertificateCheck check = new CertificateCheck(CertificateSettings.NONE, facts -> status);
    refuses(look(check, login("alice"), ALICE), "it is " + status.wire());
  }

  @Test
  void our_own_certificate_proves_its_names() {
    CertificateCheck check =
        new CertificateCheck(CertificateSettings.NONE, facts -> OwnStatus.Status.VALID);

    assertThat(look(check, login("alice"), ALICE)).isInstanceOf(Finding.Proven.class);
    refuses(look(check, login("bob"), ALICE), "not for login:bob");
    refuses(
        look(check, login("alice"), chain(ALICE), proof(TestKeys.fresh(), ORDER)),
        "the proof is not");
  }

  @Test
  void without_foreign_cas_only_our_own_count() {
    CertificateCheck check =
        new CertificateCheck(CertificateSettings.NONE, facts -> OwnStatus.Status.UNKNOWN);

    refuses(look(check, login("alice"), ALICE, CA), "it is not of this CA");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"
      })
  void what_is_no_chain_is_refused(String text) {
    assertThat(look(check(), login("alice"), text, "AAAA")).isInstanceOf(Finding.NotProven.class);
  }

  @Test
  void too_much_is_refused_before_it_is_read() {
    Forge.Forged[] many = new Forge.Forged[9];
    Arrays.fill(many, ALICE);
    refuses(look(check(), login("alice"), many), "9 certificates; wanted at most 8");
    refuses(
        look(check(), login("alice"), chain(ALICE) + " ".repeat(65_536), "AAAA"),
        "no PEM of at most 65536 bytes");
    refuses(look(check(), login("alice"), chain(ALICE), "!"), "the signature is not base64");
  }

  @Test
  void a_malformed_extension_is_refused_with_words() {
    Forge.Forged broken =
        Forge.user("alice")
            .with(Extension.subjectAlternativeName, false, new org.bouncycastle.asn1.ASN1Integer(1))
            .by(CA);
    refuses(look(check(), login("alice"), broken, CA), "malformed extension");
  }

  @Test
  void missing_anchors_are_said_without_their_path() throws IOException {
    Files.delete(anchors.resolve("old.pem"));
    refuses(
        look(check(), login("alice"), ALICE, CA),
        "this CA cannot read what it trusts of \"old CA\"");
  }

  @Test
  void it_suits_every_name_and_says_what_to_sign() {
    CertificateCheck check = check();
    assertThat(check.suits(FTP)).isTrue();
    assertThat(check.suits(Subject.REQUESTER)).isTrue();
    assertThat(check.isReady(ORDER, answers("certificate", "chain", "x"))).isFalse();
    assertThat(check.isReady(ORDER, answers("certificate", "chain", "x", "proof", "y"))).isTrue();
    assertThat(check.step(ORDER, login("alice")).data().get("proof-text"))
        .startsWith("Sealport proof of possession 1\npurpose: certificate\nrequest: r1\n");
    assertThat(check.step(ORDER, login("alice")).words())
        .anyMatch(w -> w.contains("old CA"))
        .anyMatch(w -> w.contains("sealport request resume r1 --by-cert CHAIN.pem --by-key"));
  }
}
