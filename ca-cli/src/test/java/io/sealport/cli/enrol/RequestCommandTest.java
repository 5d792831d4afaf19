package io.sealport.cli.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.EnrolRequest;
import io.sealport.api.Json;
import io.sealport.cli.delivery.PrivateKeys;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeRegistration;
import io.sealport.cli.fake.FakeServer;
import io.sealport.pki.Csr;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestCommandTest {

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private final FakeRegistration registration = new FakeRegistration(server, ca, Name.Type.DNS);
  private Path trust = Path.of("");
  private Path out = Path.of("");

  @BeforeEach
  void a_folder() throws Exception {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
    out = folder.resolve("out");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void writes_certificate_and_the_key_that_was_made_here() throws Exception {
    Cli.Run run = request("--name", "ftp.example.com", "--json");

    assertThat(run.code()).as(run.err()).isZero();
    JsonNode json = Json.mapper().readTree(run.out());
    assertThat(json.get("status").asText()).isEqualTo("issued");
    assertThat(json.get("names").get(0).asText()).isEqualTo("dns:ftp.example.com");
    assertThat(json.get("serial").asText()).matches("[0-9a-f]{32}");
    PrivateKeys.pair(text("key.pem"), text("cert.pem"), "key.pem");
    assertThat(out.resolve("request.json")).doesNotExist();
    assertThat(out.resolve("request.key")).doesNotExist();
  }

  @Test
  void a_bare_name_is_left_to_the_profile_and_a_typed_one_stands_in_the_csr() {
    request("--name", "ftp.example.com");
    EnrolRequest bare = registration.last();
    request("--name", "dns:a.example", "ip:10.0.0.1", "--force");
    EnrolRequest typed = registration.last();

    assertThat(csr(bare).requestedNames()).isEmpty();
    assertThat(bare.names()).containsExactly("ftp.example.com");
    assertThat(csr(typed).requestedNames()).hasSize(2);
    assertThat(csr(typed).commonName()).hasValue("a.example");
  }

  @Test
  void makes_the_kind_of_key_that_is_asked_for() {
    request("--name", "a.example", "--key-type", "ec-p384", "--validity", "12h");

    assertThat(csr(registration.last()).keyType()).isEqualTo(KeyType.EC_P384);
    assertThat(registration.last().validity()).isEqualTo("12h");
  }

  @Test
  void a_csr_from_elsewhere_keeps_its_key_elsewhere() throws Exception {
    var pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
    Csr own = CsrDraft.sign(pair, List.of(Name.dns("ftp.example.com")));
    Path file = Files.writeString(folder.resolve("own.csr"), own.pem());

    assertThat(request("--csr", file).code()).isZero();

    assertThat(registration.last().csr()).isEqualTo(own.pem());
    assertThat(out.resolve("cert.pem")).exists();
    assertThat(out.resolve("key.pem")).doesNotExist();
  }

  @Test
  void a_pending_request_is_4_and_says_how_to_go_on() throws Exception {
    registration.decide("pending");

    Cli.Run run = request("--name", "ftp.example.com");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.err())
        .contains("pending: request r1")
        .contains("dns:ftp.example.com: still to be proven by approval")
        .contains(
            "sealport request resume r1 --out "
                + out
                + " --server "
                + server.address()
                + " --trust "
                + trust);
    assertThat(mode("request.key")).isEqualTo("rw-------");
    assertThat(mode("request.json")).isEqualTo("rw-------");
    assertThat(out.resolve("key.pem")).doesNotExist();
  }

  @Test
  void resuming_delivers_with_the_key_of_the_request() throws Exception {
    registration.decide("pending");
    request("--name", "ftp.example.com");
    String key = text("request.key");
    assertThat(resume("r1").code()).isEqualTo(4);
    registration.decide("issued");

    Cli.Run run = resume("r1");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(text("key.pem")).isEqualTo(key);
    assertThat(registration.count()).isEqualTo(1);
    assertThat(out.resolve("request.key")).doesNotExist();
  }

  @Test
  void repeating_a_pending_request_goes_on_with_it() throws Exception {
    registration.decide("pending");
    request("--name", "ftp.example.com");
    String key = text("request.key");
    registration.decide("issued");

    assertThat(request("--name", "ftp.example.com").code()).isZero();

    assertThat(text("key.pem")).isEqualTo(key);
    assertThat(registration.count()).isEqualTo(1);
  }

  @Test
  void a_request_whose_answer_never_came_is_sent_again_with_the_same_key() throws Exception {
    registration.decide("broken");
    assertThat(request("--name", "ftp.example.com").code()).isEqualTo(1);
    String csr = registration.last().csr();
    registration.decide("issued");

    assertThat(request("--name", "ftp.example.com").code()).isZero();

    assertThat(registration.last().csr()).isEqualTo(csr);
  }

  @Test
  void a_request_that_was_killed_before_its_key_was_written_is_begun_anew() throws Exception {
    registration.decide("broken");
    request("--name", "ftp.example.com");
    String csr = registration.last().csr();
    Files.delete(out.resolve("request.key"));
    registration.decide("issued");

    Cli.Run run = request("--name", "ftp.example.com");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(registration.last().csr()).isNotEqualTo(csr);
    PrivateKeys.pair(text("key.pem"), text("cert.pem"), "key.pem");
  }

  @Test
  void a_request_that_is_sent_again_is_the_same_request_to_the_server() {
    registration.decide("broken");
    Cli.Run broken = request("--name", "ftp.example.com");
    assertThat(broken.err())
        .contains("; whether the request arrived is not known")
        .contains("hint: sealport request resume --out " + out + " --server " + server.address());
    request("--name", "ftp.example.com");
    registration.decide("issued");

    assertThat(run("request", "resume", "--out", out).code()).isZero();

    List<List<String>> keys =
        server.asked().stream()
            .filter(a -> a.line().equals("POST /requests"))
            .map(FakeServer.Asked::idempotencyKey)
            .toList();
    assertThat(keys).hasSize(3);
    assertThat(keys.get(0)).singleElement().asString().matches("\"[A-Za-z0-9_-]{32}\"");
    assertThat(keys.get(1)).isEqualTo(keys.get(0));
    assertThat(keys.get(2)).isEqualTo(keys.get(0));
  }

  @Test
  void two_requests_have_two_keys() {
    request("--name", "ftp.example.com");
    request("--name", "ftp.example.com", "--force");

    assertThat(
            server.asked().stream()
                .filter(a -> a.line().equals("POST /requests"))
                .map(FakeServer.Asked::idempotencyKey)
                .distinct())
        .hasSize(2);
  }

  @Test
  void a_delivery_that_was_cut_off_is_begun_again() throws Exception {
    registration.decide("pending");
    request("--name", "ftp.example.com");
    String state = text("request.json").replace("\"delivering\" : false", "\"delivering\" : true");
    Files.writeString(out.resolve("request.json"), state);
    Files.writeString(out.resolve("chain.pem"), "half of it");
    registration.decide("issued");

    Cli.Run run = request("--name", "ftp.example.com");

    assertThat(run.code()).as(run.err()).isZero();
    PrivateKeys.pair(text("key.pem"), text("cert.pem"), "key.pem");
    assertThat(text("chain.pem")).startsWith("-----BEGIN");
    assertThat(out.resolve("request.json")).doesNotExist();
  }

  @Test
  void a_renewal_that_was_cut_off_while_its_files_were_put_in_place_is_finished() throws Exception {
    request("--name", "ftp.example.com");
    registration.decide("broken");
    renew();
    String newKey = text("request.key");
    String open = text("request.json");
    registration.decide("issued");
    renew();
    assertThat(text("key.pem")).isEqualTo(newKey);
    Files.writeString(
        out.resolve("request.json"),
        open.replace("\"delivering\" : false", "\"delivering\" : true"));
    Files.writeString(out.resolve("request.key"), newKey);

    Cli.Run run = renew();

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(text("key.pem")).isEqualTo(newKey);
    assertThat(out.resolve("request.json")).doesNotExist();
  }

  @Test
  void another_request_does_not_take_the_folder_of_a_pending_one() {
    registration.decide("pending");
    request("--name", "ftp.example.com");

    Cli.Run run = request("--name", "other.example.com");

    assertThat(run.code()).isEqualTo(7);
    assertThat(run.err()).contains("holds an open request for p ftp.example.com");
    assertThat(registration.count()).isEqualTo(1);
  }

  @Test
  void resuming_another_request_than_the_folders_is_refused() {
    registration.decide("pending");
    request("--name", "ftp.example.com");

    assertThat(resume("r2").code()).isEqualTo(7);
  }

  @Test
  void nothing_to_resume_is_5() {
    assertThat(resume("r1").code()).isEqualTo(5);
  }

  @Test
  void a_refusal_is_3_with_every_violation_and_leaves_nothing() {
    registration.decide("refused");

    Cli.Run run = request("--name", "evil.com");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .isEqualTo("error: refused\n  names.allow: found dns:evil.com, wanted dns:*.ok\n");
    assertThat(out).doesNotExist();
  }

  @Test
  void a_rejection_is_3_with_the_operators_words() {
    registration.decide("pending");
    request("--name", "ftp.example.com");
    registration.decide("rejected");

    Cli.Run run = resume("r1");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("rejected by operator:admin: not ours");
    assertThat(out.resolve("request.key")).doesNotExist();
  }

  @Test
  void a_request_that_waited_too_long_is_3_and_forgotten() {
    registration.decide("pending");
    request("--name", "ftp.example.com");
    registration.decide("expired");

    Cli.Run run = resume("r1");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.err()).contains("request r1 is expired: nobody decided");
    assertThat(out.resolve("request.key")).doesNotExist();
  }

  @Test
  void asks_nobody_if_a_file_would_be_overwritten() throws Exception {
    Files.createDirectories(out);
    Files.writeString(out.resolve("key.pem"), "mine");

    Cli.Run run = request("--name", "ftp.example.com");

    assertThat(run.code()).isEqualTo(7);
    assertThat(run.err()).contains("holds key.pem; nothing is overwritten").contains("--force");
    assertThat(server.asked()).isEmpty();
    assertThat(text("key.pem")).isEqualTo("mine");
  }

  @Test
  void force_replaces_and_keeps_what_was_there() throws Exception {
    Files.createDirectories(out);
    Files.writeString(out.resolve("key.pem"), "mine");

    assertThat(request("--name", "ftp.example.com", "--force").code()).isZero();

    assertThat(text("previous/key.pem")).isEqualTo("mine");
    assertThat(text("key.pem")).startsWith("-----BEGIN PRIVATE KEY-----");
  }

  @Test
  void makes_no_key_if_the_server_cannot_be_reached() {
    server.close();

    assertThat(request("--name", "ftp.example.com").code()).isEqualTo(8);

    assertThat(out).doesNotExist();
  }

  @Test
  void says_what_is_missing() {
    assertThat(run("request", "--name", "a", "--out", out).err()).contains("--profile NAME is");
    assertThat(run("request", "--profile", "p", "--out", out).err()).contains("--name NAME is");
    assertThat(run("request", "--profile", "p", "--name", "a").err()).contains("--out DIR is");
    assertThat(run("request", "--profile", "p", "--name", "a").code()).isEqualTo(2);
  }

  @Test
  void renewing_replaces_key_and_certificate_and_names_nothing() throws Exception {
    request("--name", "ftp.example.com");
    String before = text("key.pem");

    Cli.Run run = renew();

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(registration.last().profile()).isNull();
    assertThat(registration.last().names()).isNull();
    assertThat(text("key.pem")).isNotEqualTo(before);
    PrivateKeys.pair(text("key.pem"), text("cert.pem"), "key.pem");
    assertThat(text("previous/key.pem")).isEqualTo(before);
    var asked = server.asked();
    assertThat(asked.get(asked.size() - 1).line()).isEqualTo("POST /renewals");
    assertThat(asked.get(asked.size() - 1).peer()).isNotEmpty();
  }

  @Test
  void renewing_with_the_same_key_keeps_it() throws Exception {
    request("--name", "ftp.example.com");
    String before = text("key.pem");
    String certificate = text("cert.pem");

    assertThat(renew("--same-key").code()).isZero();

    assertThat(text("key.pem")).isEqualTo(before);
    assertThat(text("cert.pem")).isNotEqualTo(certificate);
  }

  @Test
  void a_refused_renewal_leaves_the_old_set_as_it_was() throws Exception {
    request("--name", "ftp.example.com");
    String key = text("key.pem");
    registration.decide("refused");

    assertThat(renew().code()).isEqualTo(3);

    assertThat(text("key.pem")).isEqualTo(key);
    assertThat(out.resolve("request.key")).doesNotExist();
    assertThat(out.resolve("previous")).doesNotExist();
  }

  @Test
  void renewing_does_not_replace_another_certificate() throws Exception {
    request("--name", "ftp.example.com");
    Path first = out;
    out = folder.resolve("other");
    request("--name", "other.example.com");

    Cli.Run run =
        run(
            "renew",
            "--cert",
            first.resolve("cert.pem"),
            "--key",
            first.resolve("key.pem"),
            "--out",
            out);

    assertThat(run.code()).isEqualTo(7);
    assertThat(run.err()).contains("another certificate than the one that is renewed");
  }

  @Test
  void renewing_needs_the_key_of_the_certificate() throws Exception {
    request("--name", "ftp.example.com");
    var other = Keys.generate(KeyType.EC_P256, new SecureRandom());
    Path wrong = Files.writeString(folder.resolve("wrong.key"), Keys.pem(other.getPrivate()));

    Cli.Run run = run("renew", "--cert", out.resolve("cert.pem"), "--key", wrong, "--out", out);

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("wrong.key is not the private key of the certificate");
  }

  private Cli.Run request(Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("request", "--profile", "p", "--out", out));
    arguments.addAll(Arrays.asList(more));
    return run(arguments.toArray());
  }

  private Cli.Run resume(String id) {
    return run("request", "resume", id, "--out", out);
  }

  private Cli.Run renew(Object... more) {
    List<Object> arguments =
        new ArrayList<>(
            List.of(
                "renew",
                "--cert",
                out.resolve("fullchain.pem"),
                "--key",
                out.resolve("key.pem"),
                "--out",
                out));
    arguments.addAll(Arrays.asList(more));
    return run(arguments.toArray());
  }

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder).at(server, trust, arguments);
  }

  private static Csr csr(EnrolRequest request) {
    return Csr.parse(String.valueOf(request.csr()).getBytes(StandardCharsets.US_ASCII));
  }

  private String text(String name) throws Exception {
    return Files.readString(out.resolve(name));
  }

  private String mode(String name) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(out.resolve(name)));
  }
}
