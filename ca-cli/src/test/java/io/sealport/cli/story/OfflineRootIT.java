package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A root that is taken away: the CA works on, files go there and back, and OpenSSL believes what
 * comes of it.
 */
@Timeout(480)
class OfflineRootIT {

  private static final String ROOT_PASSPHRASE = "another horse, another staple";

  @TempDir Path folder;

  private SealportProcess sealport;
  private CaHome home;

  /** The vault: another folder, whose commands know the root's passphrase and no home's. */
  private Path vault() {
    return folder.resolve("vault");
  }

  private SealportProcess atTheRoot() {
    return sealport
        .with("SEALPORT_PASSPHRASE", "")
        .with("SEALPORT_ROOT_PASSPHRASE", ROOT_PASSPHRASE)
        .at(vault());
  }

  private void init() throws IOException {
    sealport = SealportProcess.in(folder);
    home =
        CaHome.init(
            sealport.with("SEALPORT_ROOT_PASSPHRASE", ROOT_PASSPHRASE),
            "ca",
            "Offline",
            "--offline-root",
            folder.resolve("root").toString());
    Files.createDirectories(vault());
    Files.move(folder.resolve("root"), vault().resolve("root"));
  }

  /** Signs a request in the vault and imports the answer. */
  private void carry(RunningCa ca, String name, String... request) {
    String file = folder.resolve(name + ".json").toString();
    String answer = vault().resolve(name + "-answer.json").toString();
    List<String> asked = ca.asOperator(request);
    asked.addAll(List.of("--out", file));
    JsonNode written = sealport.json(asked);
    List<String> sign = List.of("root", "sign", file, "--root", "root", "--out", answer);
    Ending.says(atTheRoot().run(sign), Ending.CONFLICT, "nothing was signed");
    String said =
        atTheRoot()
            .run(Stream.concat(sign.stream(), Stream.of("--yes")).toList())
            .requireOk()
            .stderr();
    assertThat(said).contains(written.path("sha256").asText()).contains("would sign");
    sealport.run(ca.asOperator("ca", "root", "import", answer)).requireOk();
    Ending.says(
        sealport.run(ca.asOperator("ca", "root", "import", answer)), Ending.CONFLICT, "answered");
  }

  private void nameIssuer(String profile, String issuer) throws IOException {
    Path file = home.folder().resolve("policies/" + profile + ".yaml");
    Files.writeString(
        file, Files.readString(file).replaceFirst("issuer: \\S+", "issuer: " + issuer));
  }

  private void requireVerified(Judge judge, Path certificate) {
    judge
        .verify(
            certificate.resolve("cert.pem"),
            certificate.resolve("chain.pem"),
            certificate.resolve("crls.pem"))
        .requireOk();
  }

  @Test
  void the_ca_lives_without_its_root_and_is_served_by_it_when_asked() throws IOException {
    init();
    Judge judge = new Judge(home, folder);
    assertThat(Ending.content(home.folder()).keySet())
        .noneMatch(f -> f.endsWith("root.key"))
        .contains("crl/root.crl");
    try (RunningCa ca = RunningCa.serve(home, sealport)) {
      Path server = ca.issue("ftps-server", "ftp.example.com", "server");
      Path alice = ca.issue("ftps-user", "alice", "alice");
      requireVerified(judge, server);
      requireVerified(judge, alice);
      ca.revoke(alice.resolve("cert.pem"));
      Path crls = folder.resolve("crls.pem");
      new Published(home).crlsListing(crls, judge.serial(alice.resolve("cert.pem")));
      assertThat(judge.verify(alice.resolve("cert.pem"), alice.resolve("chain.pem"), crls).stderr())
          .contains("revoked");
      assertThat(judge.ocsp("users", true, "-cert", alice.resolve("cert.pem").toString()))
          .contains("revoked");
      assertThat(sealport.json(ca.asOperator("ca", "alarms"))).isEmpty();

      carry(ca, "ca-request", "ca", "root", "request-ca", "servers-2");
      sealport.run(ca.asOperator("ca", "revoke", "servers", "--reason", "superseded")).requireOk();
      Ending.with(Ending.FOUND_WRONG, sealport.run(ca.asOperator("ca", "alarms")));
      assertThat(sealport.run(ca.asOperator("ca", "list")).requireOk().stderr())
          .contains("warning: the CA servers was revoked")
          .contains("sealport ca root request-crl");
      carry(ca, "crl-request", "ca", "root", "request-crl");
      sealport.run(ca.asOperator("ca", "alarms")).requireOk();
      new Published(home).file("/crl/crls.pem", crls);
      assertThat(
              judge.verify(server.resolve("cert.pem"), server.resolve("chain.pem"), crls).stderr())
          .contains("revoked");
      Ending.says(
          sealport.run(
              ca.asOperator(
                  "request",
                  "--profile",
                  "ftps-server",
                  "--name",
                  "b.example.com",
                  "--out",
                  folder.resolve("refused").toString())),
          Ending.CONFLICT,
          "servers, which is revoked");
    }
    nameIssuer("ftps-server", "servers-2");
    try (RunningCa ca = RunningCa.serve(home, sealport)) {
      Path again = ca.issue("ftps-server", "ftp.example.com", "again");
      requireVerified(judge, again);
      assertThat(
              judge
                  .openssl("x509", "-in", again.resolve("cert.pem").toString(), "-noout", "-issuer")
                  .stdout())
          .contains("Servers 2 CA");
      sealport.run(ca.asOperator("journal", "verify")).requireOk();
    }
    JsonNode record = atTheRoot().json("root", "show", "--root", "root");
    assertThat(record.path("signed").findValuesAsText("act"))
        .containsExactly(
            "root.created", "crl.signed", "ca.signed", "ca.signed", "ca.signed", "crl.signed");
  }

  @Test
  void an_administrator_comes_back_by_the_passphrase() throws IOException {
    sealport = SealportProcess.in(folder);
    home = CaHome.init(sealport, "ca", "Recovered");
    String before = Files.readString(home.folder().resolve("operators/admin.crt"));
    List<String> command = List.of("ca", "operator", "--home", home.folder().toString());
    Ending.says(sealport.run(command), Ending.CONFLICT, "there is an operator admin");

    sealport.run(Stream.concat(command.stream(), Stream.of("--force")).toList()).requireOk();

    assertThat(home.folder().resolve("operators/admin.crt")).content().isNotEqualTo(before);
    assertThat(sealport.json("me", "--home", home.folder().toString()).path("role").asText())
        .isEqualTo("administrator");
    Ending.says(
        sealport
            .with("SEALPORT_PASSPHRASE", "not this one")
            .run(Stream.concat(command.stream(), Stream.of("--force")).toList()),
        Ending.NOT_ALLOWED,
        "passphrase");
  }
}
