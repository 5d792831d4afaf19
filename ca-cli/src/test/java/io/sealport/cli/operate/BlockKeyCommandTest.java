package io.sealport.cli.operate;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.BlockKeysRequest;
import io.sealport.api.BlockedKey;
import io.sealport.api.CertificateBundle;
import io.sealport.api.Decision;
import io.sealport.api.KeysBlocked;
import io.sealport.api.Page;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.KeyHash;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockKeyCommandTest {

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private Path trust = Path.of("");

  @BeforeEach
  void trust_the_server() throws Exception {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    server.when(
        "POST /blocked-keys",
        a ->
            FakeServer.Answer.json(
                201,
                new KeysBlocked(
                    a.read(BlockKeysRequest.class).sha256(), List.of(), List.of(), List.of())));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder).at(server, trust, arguments);
  }

  private static String hash(KeyPair pair) {
    return KeyHash.of(Keys.info(pair.getPublic())).hex();
  }

  private List<String> sent(int number) {
    return server.asked().get(number).read(BlockKeysRequest.class).sha256();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ec-p256", "ec-p384", "rsa-2048", "ed25519"})
  void sends_the_hash_of_the_public_half_alone(String type) throws Exception {
    KeyPair pair = Keys.generate(KeyType.parse(type), new SecureRandom());
    List<String> forms =
        List.of(
            Keys.pem(pair.getPrivate()),
            Pem.encode("PUBLIC KEY", Keys.info(pair.getPublic()).getEncoded("DER")),
            CsrDraft.sign(pair, List.of(Name.dns("a.example"))).pem());
    for (String form : forms) {
      Path file = Files.writeString(folder.resolve("key"), form);
      Cli.Run run = run("policy", "block-key", file, "--reason", "stolen");
      assertThat(run.code()).as(run.err()).isZero();
    }

    assertThat(server.asked()).hasSize(3);
    for (int i = 0; i < 3; i++) {
      assertThat(sent(i)).containsExactly(hash(pair));
      assertThat(server.asked().get(i).body()).doesNotContain("BEGIN");
    }
  }

  @Test
  void a_key_in_another_form_is_the_same_key() throws Exception {
    KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
    SubjectPublicKeyInfo plain = Keys.info(pair.getPublic());
    byte[] point = plain.getPublicKeyData().getBytes();
    byte[] compressed = Arrays.copyOf(point, 33);
    compressed[0] = (byte) (2 + (point[64] & 1));
    byte[] odd = new SubjectPublicKeyInfo(plain.getAlgorithm(), compressed).getEncoded("DER");
    Path file = Files.writeString(folder.resolve("odd.pub"), Pem.encode("PUBLIC KEY", odd));

    run("policy", "block-key", file, "--reason", "stolen");

    assertThat(sent(0)).containsExactly(hash(pair));
  }

  @Test
  void takes_a_certificate_or_the_hash_itself() throws Exception {
    KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
    CertificateBundle alice =
        ca.bundle(ca.issue(pair.getPublic(), List.of(Name.login("alice"))), "ftps-user");
    Path file = Files.writeString(folder.resolve("alice.crt"), alice.certificate());
    String colons = hash(pair).toUpperCase(java.util.Locale.ROOT).replaceAll("(..)(?!$)", "$1:");

    run("policy", "block-key", file, "--reason", "stolen", "--revoke");
    run("policy", "block-key", colons, "--reason", "stolen");

    assertThat(server.asked().get(0).read(BlockKeysRequest.class))
        .isEqualTo(new BlockKeysRequest(List.of(hash(pair)), "stolen", true));
    assertThat(sent(1)).containsExactly(hash(pair));
  }

  @Test
  void a_list_goes_in_batches() throws Exception {
    String lines =
        IntStream.range(0, 1_200)
            .mapToObj(i -> String.format("%064x", i))
            .collect(Collectors.joining("\n", "# weak keys\n\n", " # the last\n"));
    Path file = Files.writeString(folder.resolve("list"), lines);

    Cli.Run run = run("policy", "block-key", "--file", file, "--reason", "weak");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("1200 blocked, 0 were before");
    assertThat(server.asked()).hasSize(3);
    assertThat(sent(2)).hasSize(200);
  }

  @Test
  void says_what_is_wrong_without_asking() throws Exception {
    Path file = Files.writeString(folder.resolve("list"), "a".repeat(64) + "\nnonsense\n");
    Cli.Run list = run("policy", "block-key", "--file", file, "--reason", "weak");
    assertThat(list.code()).isEqualTo(2);
    assertThat(list.err()).contains("list:2: \"nonsense\" is no SHA-256 of a key");
    assertThat(run("policy", "block-key", "--reason", "weak").code()).isEqualTo(2);
    assertThat(run("policy", "block-key", "a".repeat(64)).code()).isEqualTo(2);
    Path words =
        Files.writeString(
            folder.resolve("words"), "-----BEGIN NOTE-----\nAAAA\n-----END NOTE-----\n");
    assertThat(run("policy", "block-key", words, "--reason", "weak").code()).isEqualTo(2);
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void lists_and_unblocks() {
    String key = "a".repeat(64);
    BlockedKey blocked = new BlockedKey(key, "weak", "operator:admin", Instant.EPOCH);
    server.when("GET /blocked-keys", 200, new Page<>(List.of(blocked), null));
    server.when("POST /blocked-keys/" + key + "/unblock", 200, blocked);

    assertThat(run("policy", "blocked-keys").out()).contains(key).contains("weak");
    Cli.Run run = run("policy", "unblock-key", key, "--reason", "mistake");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(server.asked().get(1).read(Decision.class)).isEqualTo(new Decision("mistake"));
  }
}
