package io.sealport.server.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.TrustedAuthority;
import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import io.sealport.pki.ForeignCrl;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.Pem;
import io.sealport.policy.ForeignCas;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.identity.person.LoopbackWeb;
import io.sealport.server.identity.person.TestCrls;
import io.sealport.server.registration.Inventory;
import io.sealport.server.status.Alarms;
import io.sealport.server.status.Crls;
import io.sealport.server.status.Revocations;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustOfficeTest {

  private static final Revocations.By ADMINISTRATOR = new Revocations.By("operator:test", () -> {});
  private static final Forged ROOT = Forge.root("CN=Partner Root");
  private static final Forged USERS = Forge.ca("CN=Partner Users").by(ROOT);

  @TempDir Path folder;
  private TestRooms rooms;
  private TrustOffice office;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    rooms.clock().set(Forge.NOW);
    office = rooms.get(TrustOffice.class);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private static TrustOffice.Order order(Forged... cas) {
    return new TrustOffice.Order(certificates(cas), List.of(), List.of(), "a partner");
  }

  private static List<org.bouncycastle.cert.X509CertificateHolder> certificates(Forged... cas) {
    return Arrays.stream(cas).map(Forged::certificate).toList();
  }

  private static TrustOffice.Order withCrl(byte[] crl, Forged... cas) {
    return new TrustOffice.Order(
        certificates(cas), ForeignCrl.read(crl, "crl"), List.of(), "a partner");
  }

  private static TrustOffice.Order withUrl(Object url, Forged... cas) {
    return new TrustOffice.Order(certificates(cas), List.of(), List.of(url.toString()), "r");
  }

  private String clientCa() {
    return rooms.get(Inventory.class).clientCa();
  }

  private String bundle() {
    rooms.get(Crls.class).publishDue();
    return SafeFile.readText(rooms.get(Crls.class).bundle(), 1 << 20);
  }

  private List<String> journal() {
    return rooms.query(
        "SELECT actor, act, subject FROM journal_entry WHERE act LIKE 'trust.%' ORDER BY seq");
  }

  private static String pem(byte[] crl) {
    return Pem.encode("X509 CRL", crl);
  }

  private List<String> standing() {
    return rooms.get(Alarms.class).current().stream()
        .map(a -> a.severity().wire() + " " + a.id().replaceFirst(":.*", ""))
        .filter(a -> a.contains("trusted"))
        .toList();
  }

  @Test
  void what_is_trusted_stands_in_the_bundle_and_in_the_homes_file() throws Exception {
    String before = clientCa();

    List<TrustedAuthority> added = office.add(order(USERS, ROOT), ADMINISTRATOR);

    assertThat(added)
        .extracting(TrustedAuthority::owner)
        .containsExactly("CN=Partner Users", "CN=Partner Root");
    assertThat(clientCa())
        .isEqualTo(
            before + Pem.certificate(USERS.certificate()) + Pem.certificate(ROOT.certificate()));
    assertThat(Files.readString(rooms.home().resolve("public/client-ca.pem")))
        .isEqualTo(clientCa());
    assertThat(journal())
        .containsExactly(
            "operator:test|trust.added|" + ForeignCas.id(USERS.certificate()),
            "operator:test|trust.added|" + ForeignCas.id(ROOT.certificate()));
  }

  @Test
  void it_outlives_a_start() {
    byte[] crl = TestCrls.of(ROOT);
    office.add(withCrl(crl, ROOT), ADMINISTRATOR);
    List<TrustedAuthority> before = office.list();
    rooms.close();
    rooms = TestRooms.on(rooms.home(), rooms.clock());

    assertThat(rooms.get(TrustOffice.class).list()).isEqualTo(before);
    assertThat(bundle()).contains(pem(crl));
  }

  @Test
  void again_changes_nothing() {
    List<TrustedAuthority> first = office.add(order(ROOT), ADMINISTRATOR);

    assertThat(office.add(order(ROOT), ADMINISTRATOR)).isEqualTo(first);
    assertThat(journal()).hasSize(1);
  }

  @Test
  void of_several_none_is_added_where_one_is_wrong() {
    assertThatThrownBy(() -> office.add(order(ROOT, Forge.user("a").by(ROOT)), ADMINISTRATOR))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Fault.Kind.REFUSED))
        .hasMessageContaining("trust.authority: found \"CN=a\": a certificate that is no CA's");

    assertThat(office.list()).isEmpty();
    assertThat(journal()).isEmpty();
  }

  @Test
  void a_ca_of_this_house_or_its_namesake_is_refused() {
    String ours = rooms.get(Inventory.class).authorities().get(0).subject();

    assertThatThrownBy(() -> office.add(order(Forge.root(ours)), ADMINISTRATOR))
        .hasMessageStartingWith("trust.own: found ");
  }

  @Test
  void its_crl_stands_in_the_bundle_of_crls() {
    byte[] crl = TestCrls.of(ROOT);
    String before = bundle();
    String tag = rooms.get(Crls.class).bundleTag().orElseThrow();

    office.add(withCrl(crl, ROOT), ADMINISTRATOR);

    assertThat(bundle()).isEqualTo(before + pem(crl));
    assertThat(rooms.get(Crls.class).bundleTag()).isPresent().get().isNotEqualTo(tag);
  }

  @Test
  void a_crl_of_nobody_or_by_another_key_is_refused_with_the_ca() {
    Forged other = Forge.root("CN=Other");

    assertThatThrownBy(() -> office.add(withCrl(TestCrls.of(other), ROOT), ADMINISTRATOR))
        .hasMessage("a CRL of \"CN=Other\", which is none of the CAs given and not trusted");
    assertThatThrownBy(() -> office.add(withCrl(TestCrls.forged(ROOT, other), ROOT), ADMINISTRATOR))
        .hasMessage("the CRL of \"CN=Partner Root\" was not signed by that CA's key");
    assertThat(office.list()).isEmpty();
  }

  @Test
  void an_older_crl_does_not_take_the_place_of_a_newer_one() {
    office.add(withCrl(TestCrls.of(ROOT, Forge.NOW.plusSeconds(7200)), ROOT), ADMINISTRATOR);

    assertThatThrownBy(
            () ->
                office.add(
                    withCrl(TestCrls.of(ROOT, Forge.NOW.plusSeconds(60)), ROOT), ADMINISTRATOR))
        .hasMessageContaining("older than the one at hand");
  }

  @Test
  void a_crl_is_fetched_now_and_again_in_good_time() {
    byte[] first = TestCrls.of(ROOT);
    byte[] second = TestCrls.of(ROOT, Forge.NOW.plus(Duration.ofDays(2)), USERS);
    try (LoopbackWeb web = LoopbackWeb.plain()) {
      web.page("/root.crl", e -> LoopbackWeb.send(e, 200, first));
      office.add(withUrl(web.at("/root.crl"), ROOT), ADMINISTRATOR);
      assertThat(bundle()).contains(pem(first));
      web.page("/root.crl", e -> LoopbackWeb.send(e, 200, second));

      rooms.get(CrlFetch.class).fetchDue();
      rooms.get(CrlFetch.class).fetchDue();

      assertThat(bundle()).contains(pem(second)).doesNotContain(pem(first));
      assertThat(web.asked()).hasSize(2);
      rooms.clock().advance(Duration.ofHours(1));
      rooms.get(CrlFetch.class).fetchDue();
      assertThat(web.asked()).hasSize(3);
      assertThat(journal()).hasSize(3);
    }
  }

  @Test
  void an_old_forged_or_missing_crl_is_not_taken_and_the_failure_is_shown_once() {
    byte[] good = TestCrls.of(ROOT);
    try (LoopbackWeb web = LoopbackWeb.plain()) {
      web.page("/root.crl", e -> LoopbackWeb.send(e, 200, good));
      office.add(withUrl(web.at("/root.crl"), ROOT), ADMINISTRATOR);
      for (byte[] bad :
          List.of(
              TestCrls.of(ROOT, Forge.NOW.plusSeconds(3600)),
              TestCrls.forged(ROOT, USERS),
              new byte[0])) {
        web.page("/root.crl", e -> LoopbackWeb.send(e, 200, bad));
        rooms.clock().advance(Duration.ofMinutes(61));
        rooms.get(CrlFetch.class).fetchDue();

        assertThat(office.list().get(0).crl().failure()).isNotEmpty();
        assertThat(bundle()).contains(pem(good));
      }
      web.page("/root.crl", e -> LoopbackWeb.send(e, 200, good));
      rooms.clock().advance(Duration.ofMinutes(61));
      rooms.get(CrlFetch.class).fetchDue();
      assertThat(office.list().get(0).crl().failure()).isNull();
    }
    assertThat(journal().stream().filter(j -> j.contains("trust.crl-failed"))).hasSize(3);
  }

  @Test
  void an_address_that_does_not_answer_adds_nothing() {
    try (LoopbackWeb web = LoopbackWeb.plain()) {
      web.page("/root.crl", e -> LoopbackWeb.send(e, 404, new byte[0]));

      assertThatThrownBy(() -> office.add(withUrl(web.at("/root.crl"), ROOT), ADMINISTRATOR))
          .hasMessageEndingWith("/root.crl answers with status 404; wanted 200");
      assertThatThrownBy(() -> office.add(withUrl("file:///etc/passwd", ROOT), ADMINISTRATOR))
          .hasMessageContaining("is no http or https address");
    }
    assertThat(office.list()).isEmpty();
  }

  @Test
  void an_alarm_stands_before_a_crl_lapses() {
    // From a day ago to in a day: a file is told of a third before its end, 16 hours.
    office.add(withCrl(TestCrls.of(ROOT), ROOT), ADMINISTRATOR);
    assertThat(standing()).isEmpty();

    rooms.clock().advance(Duration.ofHours(9));
    assertThat(standing()).containsExactly("warning trusted-crl-lapses");
    rooms.clock().advance(Duration.ofHours(10));
    assertThat(standing()).containsExactly("critical trusted-crl-lapses");
  }

  @Test
  void an_alarm_stands_before_a_ca_ends() {
    office.add(order(ROOT), ADMINISTRATOR);
    rooms.clock().advance(Duration.ofDays(969));
    assertThat(standing()).isEmpty();

    rooms.clock().advance(Duration.ofDays(2));
    assertThat(standing()).containsExactly("warning trusted-ca-ends");
    rooms.clock().advance(Duration.ofDays(25));
    assertThat(standing()).containsExactly("critical trusted-ca-ends");
  }

  @Test
  void what_is_removed_is_gone_from_both_bundles() {
    String before = clientCa();
    String crls = bundle();
    office.add(withCrl(TestCrls.of(ROOT), ROOT), ADMINISTRATOR);
    String id = office.list().get(0).id();

    office.remove(id, "the contract ended", ADMINISTRATOR);

    assertThat(clientCa()).isEqualTo(before);
    assertThat(bundle()).isEqualTo(crls);
    assertThatThrownBy(() -> office.remove(id, "", ADMINISTRATOR))
        .hasMessage("no trusted CA \"" + id + "\"");
  }

  @Test
  void a_root_stays_while_a_ca_below_it_is_trusted() {
    office.add(order(USERS, ROOT), ADMINISTRATOR);

    assertThatThrownBy(() -> office.remove(ForeignCas.id(ROOT.certificate()), "", ADMINISTRATOR))
        .hasMessage("CN=Partner Root stands above CN=Partner Users, which is trusted");
  }

  @Test
  void whose_credential_has_ended_meanwhile_changes_nothing() {
    Revocations.By gone =
        new Revocations.By(
            "operator:gone",
            () -> {
              throw Fault.of(Fault.Kind.UNAUTHENTICATED, "revoked");
            });

    assertThatThrownBy(() -> office.add(order(ROOT), gone)).hasMessage("revoked");
    assertThat(office.list()).isEmpty();
  }
}
