package io.sealport.cli.user;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.CertificateBundle;
import io.sealport.api.CertificateInfo;
import io.sealport.api.Json;
import io.sealport.api.Page;
import io.sealport.api.RevokeUserRequest;
import io.sealport.api.UserRevoked;
import io.sealport.cli.fake.Cli;
import io.sealport.cli.fake.FakeCa;
import io.sealport.cli.fake.FakeServer;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code user list} and {@code user revoke}. */
class UserCommandsTest {

  @TempDir Path folder;
  private final FakeCa ca = new FakeCa("Test Root");
  private final FakeServer server = FakeServer.of(ca);
  private final KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
  private final CertificateBundle alice = bundle("alice");
  private final CertificateBundle bob = bundle("bob");
  private Path trust = Path.of("");

  private CertificateBundle bundle(String login) {
    return ca.bundle(ca.issue(pair.getPublic(), List.of(Name.login(login))), "ftps-user");
  }

  @BeforeEach
  void trust_the_server() throws Exception {
    trust = Files.writeString(folder.resolve("trust.pem"), ca.rootPem());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private Cli.Run run(Object... arguments) {
    return Cli.of(folder)
        .at(server, trust, Stream.concat(Stream.of("user"), Stream.of(arguments)).toArray());
  }

  private static CertificateInfo revoked(CertificateInfo c) {
    return new CertificateInfo(
        c.serial(),
        c.profile(),
        c.issuer(),
        c.subject(),
        c.names(),
        "revoked",
        c.notBefore(),
        c.notAfter(),
        c.keyType(),
        c.sha256(),
        c.lineage(),
        null,
        null,
        c.requester(),
        "unspecified",
        c.notBefore(),
        null);
  }

  @Test
  void list_has_a_line_for_each_login_with_what_is_valid() throws Exception {
    CertificateBundle more = bundle("alice");
    server.when(
        "GET /certificates",
        200,
        new Page<>(List.of(bob.info(), alice.info(), more.info(), revoked(bob.info())), null));

    JsonNode json = Json.mapper().readTree(run("list", "--json").out());

    assertThat(json).hasSize(2);
    assertThat(json.get(0).get("login").asText()).isEqualTo("alice");
    assertThat(json.get(0).get("valid")).hasSize(2);
    assertThat(json.get(1).get("valid")).hasSize(1);
    assertThat(json.get(1).has("expires")).isTrue();
    assertThat(server.lines().get(0)).startsWith("GET /certificates?profile=ftps-user");
  }

  @Test
  void list_can_leave_out_who_has_nothing_valid() throws Exception {
    server.when(
        "GET /certificates", 200, new Page<>(List.of(alice.info(), revoked(bob.info())), null));

    assertThat(Json.mapper().readTree(run("list", "--json").out())).hasSize(2);
    JsonNode valid = Json.mapper().readTree(run("list", "--valid", "--json").out());
    assertThat(valid).hasSize(1);
    assertThat(valid.get(0).get("login").asText()).isEqualTo("alice");
  }

  private void answerToRevoke() {
    server.when(
        "POST /users/revoke",
        200,
        new UserRevoked(
            "alice", List.of(revoked(alice.info())), List.of("ab"), List.of("r7"), List.of("t9")));
  }

  @Test
  void revoke_says_what_was_ended_and_what_servers_do_with_it() {
    answerToRevoke();

    Cli.Run run = run("revoke", "alice", "--reason", "keycompromise");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains(alice.info().serial());
    assertThat(run.err())
        .contains("ab was revoked before")
        .contains("request r7 is rejected")
        .contains("token t9 is revoked")
        .contains("At vsftpd:")
        .contains("a revoked client comes in until its certificate ends")
        .contains("passwd --lock alice")
        .contains("At ProFTPD:")
        .contains("At Pure-FTPd:")
        .contains("pure-pw userdel alice");
    assertThat(server.asked().get(0).read(RevokeUserRequest.class))
        .isEqualTo(new RevokeUserRequest("alice", "keyCompromise"));
  }

  @Test
  void revoke_speaks_of_the_servers_and_versions_that_are_named() throws Exception {
    answerToRevoke();

    JsonNode servers =
        Json.mapper()
            .readTree(run("revoke", "alice", "--ftp-server", "proftpd:1.3.9d,iis", "--json").out())
            .get("servers");

    assertThat(servers).hasSize(2);
    assertThat(servers.get(0).get("revocation").toString())
        .contains("1.3.9a")
        .doesNotContain("< 1");
    assertThat(servers.get(1).get("server").asText()).isEqualTo("iis");
    assertThat(servers.get(1).get("instead")).isNotEmpty();
  }

  @Test
  void revoke_refuses_servers_and_reasons_that_are_none_before_it_asks() {
    assertThat(run("revoke", "alice", "--ftp-server", "warftpd").code()).isEqualTo(2);
    assertThat(run("revoke", "alice", "--ftp-server", "proftpd:new").code()).isEqualTo(2);
    assertThat(run("revoke", "alice", "--reason", "because").code()).isEqualTo(2);
    assertThat(server.asked()).isEmpty();
  }
}
