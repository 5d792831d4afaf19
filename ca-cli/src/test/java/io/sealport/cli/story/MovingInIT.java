package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.world.ClientCertificate;
import io.sealport.cli.world.Curl;
import io.sealport.cli.world.EasyRsa;
import io.sealport.cli.world.FtpsLogin;
import io.sealport.cli.world.FtpsOptions;
import io.sealport.cli.world.FtpsServer;
import io.sealport.cli.world.OpenSsl;
import io.sealport.cli.world.OpenSslCa;
import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.ProFtpd;
import io.sealport.cli.world.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Three CAs that other programs have made move into one home, while an FTP server that knows
 * nothing of it goes on: one of easy-rsa, one of {@code openssl ca}, and one below a root that is
 * not there, as PKCS#12 with its CRL.
 */
@Timeout(300)
@Execution(ExecutionMode.CONCURRENT)
class MovingInIT {
  private static final String OLD_PASSPHRASE = "old";
  private static final String REVOKED = "error 23 at 0 depth lookup: certificate revoked";

  @TempDir static Path folder;

  private static EasyRsa easyRsa;
  private static ClientCertificate alice;
  private static ClientCertificate carol;
  private static Path revokedBob;
  private static FtpsServer ftp;

  private static OpenSslCa old;
  private static Path kept;
  private static Path withdrawn;

  private static OpenSslCa packed;
  private static Path below;

  private static SealportProcess sealport;
  private static CaHome home;
  private static RunningCa ca;

  @BeforeAll
  static void move_in() throws IOException {
    OutsidePrograms.require("openssl", "curl", "proftpd", "easyrsa");
    makeEasyRsa();
    makeOpenSsl();
    makePacked();
    ftp = ProFtpd.start(FtpsOptions.explicit(endpoint()));
    sealport = SealportProcess.in(folder.resolve("ca"));
    home = CaHome.init(sealport, "ca", "New Home");
    refuse_what_is_wrong_and_take_nothing();
    moveIn();
    useForNewUsers("imported");
    ca = RunningCa.serve(home, sealport);
  }

  private static void makeEasyRsa() throws IOException {
    easyRsa = EasyRsa.make(folder.resolve("easy-rsa"), "Old VPN CA");
    alice = easyRsa.issue("client", "alice");
    carol = easyRsa.issue("client", "carol");
    Path bob = easyRsa.issue("client", "bob").certificate();
    easyRsa.issue("server", "localhost");
    String serial = serial(bob);
    revokedBob = easyRsa.revoke("bob", serial.toUpperCase(Locale.ROOT));
    easyRsa.genCrl();
  }

  private static void makeOpenSsl() {
    old = OpenSslCa.make(folder.resolve("openssl"), "Old OpenSSL CA", "1000", OLD_PASSPHRASE);
    kept = old.user("dave", OLD_PASSPHRASE).certificate();
    withdrawn = old.user("erin", OLD_PASSPHRASE).certificate();
    old.user("lost", OLD_PASSPHRASE);
    old.revoke(withdrawn, "superseded", OLD_PASSPHRASE);
    old.genCrl(OLD_PASSPHRASE);
  }

  private static void makePacked() throws IOException {
    OpenSslCa root = OpenSslCa.make(folder.resolve("root"), "Far Root", "77", OLD_PASSPHRASE);
    packed = root.makeBelow(folder.resolve("packed"), "Packed CA", "2000", OLD_PASSPHRASE);
    below = packed.user("frank", OLD_PASSPHRASE).certificate();
    packed.revoke(packed.user("gina", OLD_PASSPHRASE).certificate(), "keyCompromise", "");
    packed.genCrl("");
    packed.run(
        "pkcs12",
        "-export",
        "-inkey",
        "private/cakey.pem",
        "-in",
        "cacert.pem",
        "-certfile",
        root.authority().toString(),
        "-passout",
        "pass:" + OLD_PASSPHRASE,
        "-out",
        "ca.p12");
  }

  /** What a server of the old days has; its list of client CAs is the old CA and stays so. */
  private static Path endpoint() throws IOException {
    Path files = Files.createDirectory(folder.resolve("endpoint"));
    Files.copy(easyRsa.pki().resolve("issued/localhost.crt"), files.resolve("cert.pem"));
    Files.copy(easyRsa.pki().resolve("private/localhost.key"), files.resolve("key.pem"));
    Files.copy(easyRsa.authority(), files.resolve("chain.pem"));
    Files.copy(easyRsa.authority(), files.resolve("client-ca.pem"));
    return files;
  }

  private static List<String> importing(Path source, String... options) {
    List<String> command = new ArrayList<>(List.of("import", source.toString()));
    command.addAll(List.of("--home", home.folder().toString()));
    command.addAll(Arrays.asList(options));
    return command;
  }

  private static SealportProcess knowing(String passphrase) {
    return sealport.with("SEALPORT_IMPORT_PASSPHRASE", passphrase);
  }

  private static void refuse_what_is_wrong_and_take_nothing() throws IOException {
    Ending.says(
        knowing("wrong").run(importing(easyRsa.pki(), "--apply")),
        Ending.NOT_ALLOWED,
        "the passphrase does not open");
    Path index = easyRsa.pki().resolve("index.txt");
    String whole = Files.readString(index);
    Files.writeString(index, whole.replaceFirst("V\t", "V "));
    Ending.says(
        knowing(EasyRsa.PASSPHRASE).run(importing(easyRsa.pki(), "--apply")),
        Ending.BAD_INPUT,
        "index.txt:1: 5 fields",
        "nothing was taken");
    Files.writeString(index, whole);
    assertThat(home.folder().resolve("crl/imported.crl")).doesNotExist();
  }

  private static void moveIn() throws IOException {
    JsonNode dry = knowing(EasyRsa.PASSPHRASE).json(importing(easyRsa.pki()));
    assertThat(dry.path("applied").asBoolean()).isFalse();
    assertThat(dry.path("added").asInt()).isEqualTo(4);
    JsonNode done = knowing(EasyRsa.PASSPHRASE).json(importing(easyRsa.pki(), "--apply"));
    assertThat(done.path("from").asText()).isEqualTo("easy-rsa");
    assertThat(done.path("revoked").asInt()).isEqualTo(1);

    Files.delete(old.path("newcerts/1002.pem"));
    Files.delete(old.path("lost.crt"));
    JsonNode second =
        knowing(OLD_PASSPHRASE)
            .json(importing(old.path("openssl.cnf"), "--apply", "--id", "imported-openssl"));
    assertThat(second.path("missing").asInt()).isEqualTo(1);
    // The last one was 1000, the file promises 1001 to the next.
    assertThat(second.path("nextCrlNumber").asInt()).isEqualTo(0x1002);
    assertThat(second.path("crlAddresses").path(0).asText())
        .isEqualTo("http://old.example.com/old.crl");

    Path issued = Files.createDirectory(folder.resolve("packed-issued"));
    Files.copy(below, issued.resolve("frank.crt"));
    JsonNode third =
        knowing(OLD_PASSPHRASE)
            .json(
                importing(
                    packed.path("ca.p12"),
                    "--apply",
                    "--id",
                    "imported-packed",
                    "--crl",
                    packed.path("crl.pem").toString(),
                    "--certs",
                    issued.toString()));
    assertThat(third.path("valid").asInt()).isEqualTo(1);
    assertThat(third.path("revoked").asInt()).isEqualTo(1);
  }

  private static void useForNewUsers(String issuer) throws IOException {
    Path profile = home.folder().resolve("policies/ftps-user.yaml");
    Files.writeString(
        profile, Files.readString(profile).replaceFirst("issuer: \\S+", "issuer: " + issuer));
  }

  @AfterAll
  static void stop() {
    try {
      if (ca != null) {
        ca.close();
      }
    } finally {
      if (ftp != null) {
        ftp.close();
      }
    }
  }

  private static Result openssl(String... arguments) {
    return new OpenSsl(folder).run(arguments);
  }

  private static String serial(Path certificate) {
    String line =
        openssl("x509", "-in", certificate.toString(), "-noout", "-serial").requireOk().stdout();
    return line.strip().replace("serial=", "").toLowerCase(Locale.ROOT);
  }

  /** With the CRL that is published now, and in the old root alone. */
  private static Result verify(Path root, String crl, Path certificate, String... options) {
    List<String> command = new ArrayList<>(List.of("verify", "-crl_check"));
    command.addAll(List.of("-CAfile", root.toString(), "-CRLfile"));
    command.add(home.folder().resolve("crl").resolve(crl).toString());
    command.addAll(Arrays.asList(options));
    command.add(certificate.toString());
    return new OpenSsl(folder).run(command);
  }

  private static String ocsp(Path root, Path issuer, Path certificate) {
    Result asked =
        openssl(
            "ocsp",
            "-CAfile",
            root.toString(),
            "-issuer",
            issuer.toString(),
            "-cert",
            certificate.toString(),
            "-url",
            home.http() + "/ocsp");
    assertThat(asked.requireOk().stderr()).contains("Response verify OK");
    return asked.stdout();
  }

  private static FtpsLogin login(ClientCertificate shown) {
    return FtpsLogin.to(ftp, easyRsa.authority()).with(shown);
  }

  @Test
  void old_certificates_are_what_they_were_to_whoever_believes_in_the_old_ca() {
    Path root = easyRsa.authority();
    verify(root, "imported.pem", alice.certificate()).requireOk();
    assertThat(verify(root, "imported.pem", revokedBob).stderr()).contains(REVOKED);
    assertThat(ocsp(root, root, alice.certificate())).contains(": good");
    assertThat(ocsp(root, root, revokedBob)).contains(": revoked").contains("keyCompromise");
  }

  @Test
  void a_new_user_comes_in_at_a_server_that_knows_the_old_ca_alone() {
    Path out = ca.issue("ftps-user", "alice", "newcomer");
    Path certificate = out.resolve("cert.pem");

    verify(easyRsa.authority(), "imported.pem", certificate, "-purpose", "sslclient").requireOk();
    assertThat(ocsp(easyRsa.authority(), easyRsa.authority(), certificate)).contains(": good");
    FtpsTrial trial = new FtpsTrial(ftp, folder);
    trial.transfers(new Curl(), login(ClientCertificate.in(out, "alice")));
    trial.transfers(new Curl(), login(alice));
    FtpsLogin without = FtpsLogin.to(ftp, easyRsa.authority());
    trial.refuses(new Curl(), without);
  }

  @Test
  void a_holder_renews_with_the_old_certificate() {
    Path out = sealport.path("renewed");
    List<String> renew = ca.fromAfar("renew", "--out", out.toString());
    renew.addAll(
        List.of("--cert", carol.certificate().toString(), "--key", carol.key().toString()));
    sealport.run(renew).requireOk();

    Path certificate = out.resolve("cert.pem");
    verify(easyRsa.authority(), "imported.pem", certificate).requireOk();
    assertThat(openssl("x509", "-in", certificate.toString(), "-noout", "-subject").stdout())
        .contains("CN = carol");
    // The CA's own server is believed by what was delivered too.
    assertThat(openssl("x509", "-in", out.resolve("root.pem").toString(), "-noout").ok()).isTrue();
    List<String> again = ca.fromAfar("renew", "--out", out.toString());
    again.set(again.indexOf(home.root().toString()), out.resolve("root.pem").toString());
    again.addAll(List.of("--cert", out.resolve("fullchain.pem").toString(), "--key"));
    again.add(out.resolve("key.pem").toString());
    sealport.run(again).requireOk();
  }

  @Test
  void the_crl_of_an_openssl_ca_goes_on_above_its_number() {
    verify(old.authority(), "imported-openssl.pem", kept).requireOk();
    assertThat(verify(old.authority(), "imported-openssl.pem", withdrawn).stderr())
        .contains(REVOKED);
    String crl = home.folder().resolve("crl/imported-openssl.pem").toString();
    String number = openssl("crl", "-in", crl, "-noout", "-crlnumber").stdout().strip();
    assertThat(Integer.decode(number.replace("crlNumber=", ""))).isGreaterThanOrEqualTo(0x1002);
    assertThat(ocsp(old.authority(), old.authority(), withdrawn)).contains(": revoked");
    String lost = ocspOfSerial(old.authority(), "0x1002");
    assertThat(lost).contains("0x1002: good");
  }

  private static String ocspOfSerial(Path root, String serial) {
    return openssl(
            "ocsp",
            "-CAfile",
            root.toString(),
            "-issuer",
            root.toString(),
            "-serial",
            serial,
            "-url",
            home.http() + "/ocsp")
        .requireOk()
        .stdout();
  }

  @Test
  void a_ca_below_another_root_brings_the_way_up_to_it() throws IOException {
    Path root = folder.resolve("root/cacert.pem");
    String chain = packed.authority().toString();
    verify(root, "imported-packed.pem", below, "-untrusted", chain).requireOk();
    String gina = ocspOfPacked(root, "0x2001");
    assertThat(gina).contains("0x2001: revoked");
    String clientCa = Files.readString(home.folder().resolve("public/client-ca.pem"));
    for (Path each : List.of(root, packed.authority(), easyRsa.authority(), old.authority())) {
      assertThat(clientCa).contains(body(each));
    }
  }

  private static String ocspOfPacked(Path root, String serial) {
    return openssl(
            "ocsp",
            "-CAfile",
            root.toString(),
            "-issuer",
            packed.authority().toString(),
            "-serial",
            serial,
            "-url",
            home.http() + "/ocsp")
        .requireOk()
        .stdout();
  }

  private static String body(Path certificate) throws IOException {
    String text = Files.readString(certificate);
    return text.substring(text.indexOf("-----BEGIN")).strip();
  }

  @Test
  void the_journal_is_whole_and_the_list_names_them() {
    assertThat(sealport.json(ca.asOperator("journal", "verify")).path("intact").asBoolean())
        .isTrue();
    JsonNode list = sealport.json(ca.asOperator("list", "--profile", "imported"));
    assertThat(list).hasSize(7);
  }
}
