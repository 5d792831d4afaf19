package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.world.ClientCertificate;
import io.sealport.cli.world.Curl;
import io.sealport.cli.world.FtpsLogin;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.OpenSsl;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.ProFtpd;
import io.sealport.cli.world.Result;
import io.sealport.cli.world.Vsftpd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** People who are invited, log in with the settings that they were given, and leave. */
@Timeout(240)
class UsersIT {

  @TempDir static Path folder;

  private static RunningCa ca;
  private static Path endpoint;

  @BeforeAll
  static void start() {
    OutsidePrograms.require("openssl", "lftp", "curl", "python3", "vsftpd", "proftpd");
    ca = RunningCa.start(folder.resolve("ca"), "Users CA");
    endpoint = ca.issue("ftps-server", "localhost", "endpoint");
  }

  @AfterAll
  static void stop() {
    if (ca != null) {
      ca.close();
    }
  }

  /** The invited person's machine knows what the invitation says, and nothing else. */
  private static Path invited(String login) throws IOException {
    Path out = folder.resolve("invitations");
    List<String> invite = ca.asOperator("user", "invite", login, "--out", out.toString());
    invite.addAll(List.of("--invite-to", ca.home().https()));
    String command = ca.sealport().json(invite).get(0).path("command").asText();
    Path machine = Files.createDirectories(folder.resolve("machine-" + login));
    Files.copy(out.resolve(login + ".token"), machine.resolve(login + ".token"));
    List<String> words = new ArrayList<>(List.of(command.split(" ")));
    assertThat(words.remove(0)).isEqualTo("sealport");
    SealportProcess.in(machine).with("SEALPORT_PASSPHRASE", "").run(words).requireOk();
    return machine.resolve(login);
  }

  @Test
  void the_settings_that_are_printed_let_the_invited_in() throws IOException {
    Path alice = invited("alice");
    PrintedSettings settings =
        new PrintedSettings(ca.sealport(), Files.createDirectory(folder.resolve("home")));
    // vsftpd wants each data connection to resume the session, as it comes.
    try (FtpsServer explicit = Vsftpd.start(FtpsOptions.explicit(endpoint));
        FtpsServer implicit = ProFtpd.start(FtpsOptions.implicit(endpoint))) {
      for (FtpsServer server : List.of(explicit, implicit)) {
        Files.writeString(server.root().resolve("hello.txt"), "hello\n");
        settings
            .run(alice, server)
            .forEach(
                (client, run) -> {
                  assertThat(run.ok()).as("%s: %s%n%s", client, run, server.log()).isTrue();
                  assertThat(run.stdout()).as(client).contains("hello.txt");
                });
      }
    }
  }

  @Test
  void with_a_certificate_that_has_ended_the_same_settings_let_nobody_in() throws IOException {
    Path ended = ca.issue("ftps-user", "alice", "ended", "--validity", "1s");
    PrintedSettings settings =
        new PrintedSettings(ca.sealport(), Files.createDirectory(folder.resolve("ended-home")));
    try (FtpsServer server = ProFtpd.start(FtpsOptions.explicit(endpoint))) {
      settings
          .run(ended, server)
          .forEach((client, run) -> assertThat(run.ok()).as("%s: %s", client, run).isFalse());
    }
  }

  @Test
  void the_users_of_another_ca_get_in_once_it_is_trusted_and_exported() throws IOException {
    Path partner = foreign("Partner", "alice", Files.createDirectory(folder.resolve("partner")));
    ClientCertificate theirs = ClientCertificate.in(partner, "alice");
    Path own = ca.issue("ftps-server", "localhost", "shared");
    try (FtpsServer vsftpd = Vsftpd.start(FtpsOptions.explicit(own));
        FtpsServer proftpd = ProFtpd.start(FtpsOptions.explicit(own))) {
      for (FtpsServer server : List.of(vsftpd, proftpd)) {
        new FtpsTrial(server, folder).refuses(login(server, own).with(theirs));
      }
      List<String> add = ca.asOperator("trust", "add", partner.resolve("ca.crt").toString());
      String id = ca.sealport().json(add).get(0).path("id").asText();
      for (FtpsServer server : List.of(vsftpd, proftpd)) {
        new FtpsTrial(server, folder).refuses(new Curl(), login(server, own).with(theirs));
      }

      export(own);
      vsftpd.restart();
      for (FtpsServer server : List.of(vsftpd, proftpd)) {
        new FtpsTrial(server, folder).transfers(login(server, own).with(theirs));
      }

      ca.sealport().run(ca.asOperator("trust", "remove", id)).requireOk();
      export(own);
      vsftpd.restart();
      for (FtpsServer server : List.of(vsftpd, proftpd)) {
        new FtpsTrial(server, folder).refuses(new Curl(), login(server, own).with(theirs));
      }
    }
  }

  private static FtpsLogin login(FtpsServer server, Path files) {
    return FtpsLogin.to(server, files.resolve("root.pem"));
  }

  /** Brings the newest client-ca.pem to the server's files. */
  private static void export(Path files) throws IOException {
    Path fresh = folder.resolve("fresh");
    List<String> export = ca.asOperator("export", files.resolve("cert.pem").toString());
    export.addAll(List.of("--out", fresh.toString(), "--force"));
    ca.sealport().run(export).requireOk();
    Files.copy(
        fresh.resolve("client-ca.pem"),
        files.resolve("client-ca.pem"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** A CA of openssl's making, and a certificate that it gave to that login. */
  private static Path foreign(String name, String login, Path files) throws IOException {
    Files.writeString(files.resolve("user.ext"), "extendedKeyUsage = clientAuth\n");
    OpenSsl openssl = new OpenSsl(files);
    String key = "-nodes -newkey ec -pkeyopt ec_paramgen_curve:P-256";
    openssl
        .run(
            words("req -x509 -days 90 " + key + " -keyout ca.key -out ca.crt -subj", "/CN=" + name))
        .requireOk();
    openssl
        .run(
            words(
                "req -new " + key + " -keyout " + login + ".key -out user.csr -subj",
                "/CN=" + login))
        .requireOk();
    openssl
        .run(
            words(
                "x509 -req -in user.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 1"
                    + " -extfile user.ext -out",
                login + ".crt"))
        .requireOk();
    return files;
  }

  private static List<String> words(String text, String last) {
    List<String> words = new ArrayList<>(List.of(text.split(" ")));
    words.add(last);
    return words;
  }

  @Test
  void who_is_revoked_is_refused_by_a_server_that_asks_and_has_nothing_open_left()
      throws IOException {
    Path files = invited("bob");
    ClientCertificate bob = ClientCertificate.in(files, "bob");
    FtpsOptions options =
        FtpsOptions.explicit(endpoint).withOcspResponderAsked().withUser("bob", "bobs-own");
    try (FtpsServer server = ProFtpd.start(options)) {
      FtpsTrial trial = new FtpsTrial(server, folder);
      FtpsLogin login = login(server, endpoint).as("bob", "bobs-own").with(bob);
      trial.transfers(new Curl(), login);
      List<String> revoke = ca.asOperator("user", "revoke", "bob");
      assertThat(ca.sealport().json(revoke).path("revoked")).hasSize(1);
      trial.refuses(new Curl(), login);
      JsonNode again = ca.sealport().json(revoke);
      assertThat(again.path("revoked")).isEmpty();
      assertThat(again.path("already")).hasSize(1);
    }
    assertThat(ca.sealport().json(ca.asOperator("journal", "verify")).path("intact").asBoolean())
        .isTrue();
  }

  @Test
  void a_csr_of_openssl_is_signed_for_a_login_in_one_step() throws IOException {
    Path files = Files.createDirectory(folder.resolve("csr"));
    OpenSsl openssl = new OpenSsl(files);
    openssl
        .run(
            words(
                "req -new -nodes -newkey rsa:2048 -keyout carol.key -out carol.csr -subj",
                "/O=Somebody/L=Somewhere"))
        .requireOk();
    Path signed = folder.resolve("signed");
    List<String> sign = ca.asOperator("user", "sign", files.resolve("carol.csr").toString());
    sign.addAll(List.of("--login", "carol", "--out", signed.toString()));

    assertThat(ca.sealport().json(sign).path("names").get(0).asText()).isEqualTo("login:carol");

    Result subject =
        new OpenSsl(signed)
            .run("x509", "-in", "carol.crt", "-noout", "-subject", "-nameopt", "RFC2253");
    assertThat(subject.requireOk().stdout().strip()).isEqualTo("subject=CN=carol");
    assertThat(signed.resolve("carol.key")).doesNotExist();
  }
}
