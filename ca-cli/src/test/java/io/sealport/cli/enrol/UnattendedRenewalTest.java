package io.sealport.cli.enrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.cli.client.CertificateRef;
import io.sealport.cli.delivery.Delivery;
import io.sealport.cli.delivery.PrivateKeys;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeRegistration;
import io.sealport.cli.fake.FakeServer;
import io.sealport.cli.fake.Ways;
import io.sealport.files.SafeFile;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renewals that end in the middle, at every point where they can. */
class UnattendedRenewalTest {

  private static final List<Name> ALICE = List.of(Name.parse("login:alice"));

  @TempDir private Path base;

  private final FakeCa ca = new FakeCa("Renewing root");
  private FakeServer server;
  private FakeRegistration registration;
  private Path folder;
  private Path trust;

  @BeforeEach
  void start() throws Exception {
    server = FakeServer.of(ca);
    registration = new FakeRegistration(server, ca, Name.Type.LOGIN);
    trust = Files.writeString(base.resolve("root.pem"), ca.rootPem());
    folder = base.resolve("alice");
    KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
    new Delivery(folder, null)
        .create(ca.bundle(ca.issue(pair.getPublic(), ALICE), "p"), Optional.of(pair));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private UnattendedRenewal renewal(boolean sameKey) {
    return new UnattendedRenewal(server.address(), trust, folder, Optional.empty(), sameKey);
  }

  private String text(String name) {
    return SafeFile.readText(folder.resolve(name), 1 << 20);
  }

  private String serial() {
    return CertificateRef.serial(folder.resolve("cert.pem")).toString();
  }

  private void requireWholeSet(String before) {
    assertThat(serial()).isNotEqualTo(before);
    assertThat(PrivateKeys.pair(text("key.pem"), text("cert.pem"), "key.pem")).isNotNull();
    assertThat(folder.resolve("request.json")).doesNotExist();
    assertThat(folder.resolve("request.key")).doesNotExist();
  }

  @Test
  void makes_a_new_key_or_keeps_the_old_one() {
    String before = serial();
    String key = text("key.pem");

    assertThat(renewal(false).renew(false).issued()).isTrue();
    requireWholeSet(before);
    String second = text("key.pem");
    assertThat(second).isNotEqualTo(key);

    assertThat(renewal(true).renew(false).issued()).isTrue();
    assertThat(text("key.pem")).isEqualTo(second);
  }

  @Test
  void an_answer_that_never_came_is_asked_for_with_the_same_key_and_csr() {
    String before = serial();
    registration.decide("broken");
    assertThatThrownBy(() -> renewal(false).renew(false)).hasMessageContaining("not known");
    String csr = registration.last().csr();
    registration.decide("issued");

    assertThat(renewal(false).renew(false).issued()).isTrue();

    requireWholeSet(before);
    assertThat(registration.last().csr()).isEqualTo(csr);
    assertThat(
            server.asked().stream()
                .filter(a -> a.line().equals("POST /renewals"))
                .map(FakeServer.Asked::idempotencyKey)
                .distinct())
        .hasSize(1);
  }

  @Test
  void a_delivery_that_was_cut_off_between_key_and_certificate_is_finished() throws Exception {
    String before = serial();
    registration.owes(Ways.approval("requester"));
    assertThat(renewal(false).renew(false).issued()).isFalse();
    // The new key is in its place already, the certificate is not.
    OpenRequest open = new OpenRequest(folder);
    open.save(open.state().orElseThrow().whileDelivering());
    Files.copy(
        folder.resolve("request.key"),
        folder.resolve("key.pem"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    registration.decide("issued");

    assertThat(renewal(false).renew(false).issued()).isTrue();

    requireWholeSet(before);
  }

  @Test
  void what_waits_for_an_officer_is_followed_and_not_asked_for_again() {
    String before = serial();
    registration.owes(Ways.approval("requester"));

    assertThat(renewal(false).renew(false).words()).contains("requester", "approval");
    assertThat(renewal(false).renew(false).issued()).isFalse();
    assertThat(registration.count()).isEqualTo(1);
    assertThat(serial()).isEqualTo(before);

    registration.decide("issued");
    assertThat(renewal(false).renew(false).issued()).isTrue();
    requireWholeSet(before);
    assertThat(registration.count()).isEqualTo(1);
  }

  @Test
  void a_key_whose_request_was_never_sent_is_in_nobodys_way() throws Exception {
    String before = serial();
    Files.writeString(folder.resolve("request.key"), "half a key");

    assertThat(renewal(false).renew(false).issued()).isTrue();

    requireWholeSet(before);
  }

  @Test
  void another_open_request_of_the_folder_is_left_alone() {
    new OpenRequest(folder)
        .begin(RequestState.asking("p", List.of("bob"), "csr", null), Optional.empty());

    assertThatThrownBy(() -> renewal(false).renew(false))
        .hasMessageContaining("open request for p bob");
    assertThat(folder.resolve("request.json")).exists();
  }

  @Test
  void a_refusal_leaves_the_old_set_and_nothing_else() {
    String before = serial();
    registration.decide("refused");

    assertThatThrownBy(() -> renewal(false).renew(false)).hasMessageContaining("refuse");

    assertThat(serial()).isEqualTo(before);
    assertThat(folder.resolve("request.json")).doesNotExist();
    assertThat(folder.resolve("request.key")).doesNotExist();
  }
}
