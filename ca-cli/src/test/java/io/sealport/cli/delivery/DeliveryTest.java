package io.sealport.cli.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.api.CertificateBundle;
import io.sealport.cli.fake.FakeCa;
import io.sealport.fault.Fault;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

  @TempDir Path temporary;
  private final FakeCa ca = new FakeCa("Test Root");
  private final KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());

  @Test
  void a_server_gets_the_eight_files() {
    delivery().create(bundle(Name.dns("ftp.example.com")), Optional.of(pair));

    assertThat(names(out()))
        .containsExactlyInAnyOrder(
            "cert.pem",
            "chain.pem",
            "fullchain.pem",
            "key.pem",
            "bundle.pem",
            "client-ca.pem",
            "root.pem",
            "crls.pem");
  }

  @Test
  void a_user_gets_files_of_its_name_as_well() throws Exception {
    delivery().create(bundle(Name.login("alice")), Optional.of(pair));

    assertThat(names(out())).hasSize(12).contains("alice.crt", "alice.key", "alice.p12");
    assertThat(text("alice.crt")).isEqualTo(text("fullchain.pem"));
    assertThat(text("alice.key")).isEqualTo(text("key.pem"));
  }

  @Test
  void what_holds_a_key_or_a_passphrase_is_readable_by_its_owner_alone() throws Exception {
    delivery().create(bundle(Name.login("alice")), Optional.of(pair));

    List<String> secret =
        List.of("key.pem", "bundle.pem", "alice.key", "alice.p12", "alice.p12.passphrase");
    for (String name : names(out())) {
      assertThat(mode(name)).as(name).isEqualTo(secret.contains(name) ? "rw-------" : "rw-r--r--");
    }
  }

  @Test
  void a_bundle_is_key_leaf_and_chain_in_this_order() throws Exception {
    CertificateBundle bundle = bundle(Name.dns("ftp.example.com"));
    delivery().create(bundle, Optional.of(pair));

    assertThat(text("bundle.pem")).isEqualTo(text("key.pem") + text("fullchain.pem"));
    assertThat(text("fullchain.pem")).isEqualTo(bundle.certificate() + bundle.chain());
  }

  @Test
  void without_a_key_no_file_that_would_hold_one() {
    delivery().create(bundle(Name.login("alice")), Optional.empty());

    assertThat(names(out()))
        .contains("cert.pem", "alice.crt")
        .doesNotContain("key.pem", "bundle.pem", "alice.key", "alice.p12", "alice.p12.passphrase");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "rsa-2048", "ed25519"})
  void the_p12_opens_with_its_passphrase_and_holds_the_key(String type) throws Exception {
    KeyPair own = Keys.generate(KeyType.parse(type), new SecureRandom());
    CertificateBundle bundle =
        ca.bundle(ca.issue(own.getPublic(), List.of(Name.login("alice"))), "ftps-user");
    delivery().create(bundle, Optional.of(own));

    char[] passphrase = text("alice.p12.passphrase").strip().toCharArray();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(
        new ByteArrayInputStream(Files.readAllBytes(out().resolve("alice.p12"))), passphrase);

    assertThat(passphrase).hasSizeGreaterThanOrEqualTo(20);
    String inside = Keys.pem((PrivateKey) store.getKey("alice", passphrase));
    assertThat(PrivateKeys.pair(inside, bundle.certificate(), "the p12")).isNotNull();
    assertThat(store.getCertificateChain("alice")).hasSize(2);
  }

  @Test
  void an_ed25519_key_is_written_as_openssl_3_0_reads_it() throws Exception {
    KeyPair own = Keys.generate(KeyType.ED25519, new SecureRandom());
    CertificateBundle bundle =
        ca.bundle(ca.issue(own.getPublic(), List.of(Name.dns("a.example"))), "p");
    delivery().create(bundle, Optional.of(own));

    // RFC 8410 7: version 1 of PKCS#8 is 48 octets; with the public half it is version 2.
    String base64 = text("key.pem").lines().filter(l -> !l.startsWith("-")).findFirst().get();
    assertThat(Base64.getDecoder().decode(base64)).hasSize(48);
  }

  @Test
  void a_chosen_passphrase_is_not_written_beside() throws Exception {
    Path chosen = Files.writeString(temporary.resolve("chosen"), "correct horse\n");
    new Delivery(out(), chosen).create(bundle(Name.login("alice")), Optional.of(pair));

    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(
        new ByteArrayInputStream(Files.readAllBytes(out().resolve("alice.p12"))),
        "correct horse".toCharArray());

    assertThat(store.containsAlias("alice")).isTrue();
    assertThat(out().resolve("alice.p12.passphrase")).doesNotExist();
  }

  @Test
  void a_login_is_no_path() {
    delivery().create(bundle(Name.login("../../x")), Optional.of(pair));

    assertThat(names(out())).contains("_.._.._x.key");
    assertThat(names(temporary)).containsExactly("out");
  }

  @Test
  void overwrites_nothing_and_leaves_what_is_there() throws Exception {
    Files.createDirectories(out());
    Files.writeString(out().resolve("key.pem"), "mine");

    assertThatThrownBy(() -> delivery().create(bundle(Name.dns("a.example")), Optional.of(pair)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("holds key.pem");
    assertThat(names(out())).containsExactly("key.pem");
    assertThat(text("key.pem")).isEqualTo("mine");
  }

  @Test
  void says_before_anything_is_asked_that_a_users_file_is_there() throws Exception {
    Files.createDirectories(out());
    Files.writeString(out().resolve("alice.key"), "mine");

    assertThatThrownBy(() -> delivery().requireFree(List.of("alice")))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("alice.key");
    delivery().requireFree(List.of("bob"));
  }

  @Test
  void replacing_keeps_the_set_before() throws Exception {
    delivery().create(bundle(Name.login("alice")), Optional.of(pair));
    String before = text("key.pem");
    String passphrase = text("alice.p12.passphrase");
    KeyPair next = Keys.generate(KeyType.EC_P256, new SecureRandom());
    CertificateBundle renewed =
        ca.bundle(ca.issue(next.getPublic(), List.of(Name.login("alice"))), "ftps-user");

    delivery().replace(renewed, Optional.of(next));

    assertThat(text("key.pem")).isEqualTo(Keys.pem(next.getPrivate()));
    assertThat(text("cert.pem")).isEqualTo(renewed.certificate());
    assertThat(text("alice.p12.passphrase")).isEqualTo(passphrase);
    assertThat(text("previous/key.pem")).isEqualTo(before);
    assertThat(mode("previous")).isEqualTo("rwx------");
    assertThat(names(out())).hasSize(13).doesNotContain(".staged");
  }

  @Test
  void a_key_of_another_certificate_does_not_stay() throws Exception {
    delivery().create(bundle(Name.login("alice")), Optional.of(pair));

    delivery().replace(bundle(Name.login("alice")), Optional.empty());

    assertThat(names(out())).doesNotContain("key.pem", "bundle.pem", "alice.key", "alice.p12");
    assertThat(out().resolve("previous/key.pem")).exists();
  }

  @Test
  void a_folder_that_cannot_be_written_is_one_clear_error() throws Exception {
    Path file = Files.writeString(temporary.resolve("file"), "");
    Delivery impossible = new Delivery(file.resolve("out"), null);

    assertThatThrownBy(() -> impossible.create(bundle(Name.dns("a.example")), Optional.of(pair)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("cannot make the folder");
  }

  @Test
  void a_key_and_a_certificate_that_do_not_belong_together_are_told() {
    KeyPair other = Keys.generate(KeyType.EC_P256, new SecureRandom());
    KeyPair rsa = Keys.generate(KeyType.parse("rsa-2048"), new SecureRandom());
    String certificate = Pem.certificate(ca.issue(pair.getPublic(), List.of(Name.login("a"))));

    PrivateKeys.pair(Keys.pem(pair.getPrivate()), certificate, "k");
    for (KeyPair wrong : List.of(other, rsa)) {
      assertThatThrownBy(() -> PrivateKeys.pair(Keys.pem(wrong.getPrivate()), certificate, "k"))
          .isInstanceOf(Fault.class)
          .hasMessage("k is not the private key of the certificate");
    }
  }

  private Path out() {
    return temporary.resolve("out");
  }

  private Delivery delivery() {
    return new Delivery(out(), null);
  }

  private CertificateBundle bundle(Name name) {
    return ca.bundle(ca.issue(pair.getPublic(), List.of(name)), "p");
  }

  private String text(String name) throws Exception {
    return Files.readString(out().resolve(name), StandardCharsets.UTF_8);
  }

  private String mode(String name) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(out().resolve(name)));
  }

  private static List<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    } catch (java.io.IOException e) {
      throw new AssertionError(e);
    }
  }
}
