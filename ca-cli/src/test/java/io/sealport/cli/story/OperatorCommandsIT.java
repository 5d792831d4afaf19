package io.sealport.cli.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.cli.world.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is done with certificates that there are: look, renew, revoke, export, ask. */
@Timeout(240)
@Execution(ExecutionMode.CONCURRENT)
class OperatorCommandsIT {
  /** One machine at a time, and not a new one each minute. */
  private static final String KIOSK =
      """
      profile: kiosk
      issuer: users
      names: {allow: ["login:*"]}
      proof: {each-name: [operator]}
      keys: [ec-p256]
      validity: {max: 1d}
      limits: {max-active: 1, when-reached: revoke-predecessor, rate: {per-name: 2/1h}}
      """;

  @TempDir static Path folder;

  private static RunningCa ca;

  @BeforeAll
  static void start() throws IOException {
    SealportProcess sealport = SealportProcess.in(folder.resolve("ca"));
    CaHome home = CaHome.init(sealport, "ca", "Operators' CA");
    Files.writeString(home.folder().resolve("policies/kiosk.yaml"), KIOSK);
    ca = RunningCa.serve(home, sealport);
  }

  @AfterAll
  static void stop() {
    if (ca != null) {
      ca.close();
    }
  }

  @Test
  void revoke_takes_a_file_or_a_serial_and_a_reason_once() {
    String first = serial(ca.issue("ftps-user", "ann", "ann"));
    Path second = ca.issue("ftps-user", "ann", "ann-2");
    JsonNode revoked = json("revoke", first, "--reason", "cessationOfOperation");
    assertThat(revoked.path("revoked").findValuesAsText("serial")).containsExactly(first);
    assertThat(revoked.path("revoked").get(0).path("reason").asText())
        .isEqualTo("cessationOfOperation");
    json("revoke", second.resolve("cert.pem").toString());
    assertThat(json("list", "--user", "ann", "--status", "revoked")).hasSize(2);

    Ending.says(run("revoke", first), Ending.CONFLICT, first + " is revoked already");
    Ending.says(run("revoke", "abcdef"), Ending.NOT_FOUND, "abcdef");
    Ending.says(run("revoke", "no-such-file.pem"), Ending.BAD_INPUT, "no-such-file.pem");
    Ending.says(run("revoke", first, "--reason", "boredom"), Ending.BAD_INPUT, "keyCompromise");
  }

  @Test
  void renew_keeps_names_and_lineage_and_revoke_lineage_ends_them_all() {
    Path files = ca.issue("ftps-user", "ben", "ben");
    String first = serial(files);
    List<String> renew =
        List.of(
            "renew",
            "--cert",
            "fullchain.pem",
            "--key",
            "key.pem",
            "--out",
            ".",
            "--server",
            ca.home().https(),
            "--trust",
            "root.pem");
    SealportProcess machine = ca.sealport().with("SEALPORT_PASSPHRASE", "").at(files);
    JsonNode renewed = machine.json(renew);
    String second = renewed.path("serial").asText();
    assertThat(renewed.path("names").get(0).asText()).isEqualTo("login:ben");
    assertThat(serial(files)).isEqualTo(second).isNotEqualTo(first);
    assertThat(serial(files.resolve("previous"))).isEqualTo(first);
    assertThat(Ending.mode(files.resolve("ben.key"))).isEqualTo("rw-------");

    JsonNode info = json("show", second).path("ledger");
    assertThat(info.path("replaces").asText()).isEqualTo(first);
    assertThat(info.path("lineage").asText()).isEqualTo(first);

    JsonNode revoked = json("revoke", second, "--lineage");
    assertThat(revoked.path("revoked").findValuesAsText("serial"))
        .containsExactlyInAnyOrder(first, second);
    Ending.with(Ending.NOT_ALLOWED, machine.run(renew));
  }

  @Test
  void list_is_an_array_whose_filters_narrow_it() {
    String serial = serial(ca.issue("ftps-user", "cid", "cid", "--validity", "1h"));
    JsonNode found = json("list", "--user", "cid");
    assertThat(found.isArray()).isTrue();
    JsonNode only = found.get(0);
    assertThat(only.path("serial").asText()).isEqualTo(serial).matches("[0-9a-f]{20,40}");
    assertThat(only.path("profile").asText()).isEqualTo("ftps-user");
    assertThat(only.path("names").get(0).asText()).isEqualTo("login:cid");
    assertThat(only.path("status").asText()).isEqualTo("valid");
    assertThat(only.path("notAfter").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");

    assertThat(serials("list", "--name", "login:cid", "--status", "valid")).containsExactly(serial);
    assertThat(serials("list", "--profile", "ftps-user")).contains(serial);
    assertThat(serials("list", "--profile", "ftps-server")).doesNotContain(serial);
    assertThat(serials("list", "--expires-within", "2h")).contains(serial);
    assertThat(serials("list", "--expires-within", "30m")).doesNotContain(serial);
    assertThat(serials("list", "--status", "revoked")).doesNotContain(serial);
    Ending.says(
        run("list", "--status", "fine"), Ending.BAD_INPUT, "valid, expired, revoked or held");
    Ending.says(run("list", "--expires-within", "soon"), Ending.BAD_INPUT, "soon");
  }

  @Test
  void show_marks_the_first_thing_that_is_wrong_as_invalid() throws InterruptedException {
    Path good = ca.issue("ftps-user", "dot", "dot");
    Path expired = ca.issue("ftps-user", "dot", "dot-expired", "--validity", "1s");
    String file = good.resolve("fullchain.pem").toString();
    String root = good.resolve("root.pem").toString();
    Result shown = ca.sealport().run("show", file, "--trust", root).requireOk();
    assertThat(shown.stdout()).contains("Issuer", "Owner", "login:dot", "SHA-256");
    assertThat(shown.stdout()).doesNotContain("Invalid");

    Thread.sleep(1_500);
    String old = expired.resolve("cert.pem").toString();
    Result wrong = Ending.with(Ending.FOUND_WRONG, ca.sealport().run("show", old));
    assertThat(wrong.stdout().lines().filter(line -> line.contains("Invalid")))
        .singleElement()
        .asString()
        .startsWith("Valid to")
        .contains("Invalid: it expired");
    Result json = Ending.with(Ending.FOUND_WRONG, run("show", serial(expired), "--json"));
    JsonNode report = SealportProcess.parse(json.stdout());
    assertThat(report.path("invalid").path("field").asText()).isEqualTo("notAfter");
    assertThat(report.path("ledger").path("status").asText()).isEqualTo("expired");

    ca.revoke(good.resolve("cert.pem"));
    Result revoked = Ending.with(Ending.FOUND_WRONG, run("show", serial(good)));
    assertThat(revoked.stdout()).containsPattern("Status +revoked +Invalid");
    Ending.says(run("show", "abcdef"), Ending.NOT_FOUND, "abcdef");
    Ending.says(run("show", "no such thing"), Ending.NOT_FOUND, "no such thing");
  }

  @Test
  void export_writes_what_the_server_has_and_the_key_where_it_is_given() {
    Path original = ca.issue("ftps-user", "eva", "eva");
    String serial = serial(original);
    SealportProcess here = SealportProcess.in(folder.resolve("export"));
    here.run(ca.asOperator("export", serial, "--out", "bare")).requireOk();
    assertThat(here.path("bare/fullchain.pem"))
        .hasSameBinaryContentAs(original.resolve("fullchain.pem"));
    assertThat(here.path("bare/key.pem")).doesNotExist();
    assertThat(here.path("bare/eva.p12")).doesNotExist();

    String key = original.resolve("key.pem").toString();
    here.run(ca.asOperator("export", serial, "--out", "whole", "--private-key", key)).requireOk();
    assertThat(here.path("whole/bundle.pem"))
        .hasSameBinaryContentAs(original.resolve("bundle.pem"));
    assertThat(Ending.mode(here.path("whole/eva.p12"))).isEqualTo("rw-------");

    Ending.says(
        here.run(ca.asOperator("export", serial, "--out", "bare")), Ending.CONFLICT, "cert.pem");
    String other = ca.home().folder().resolve("operators/admin.key").toString();
    Ending.says(
        here.run(ca.asOperator("export", serial, "--out", "other", "--private-key", other)),
        Ending.BAD_INPUT,
        "not the private key");
    assertThat(here.path("other")).doesNotExist();
    Ending.says(
        here.run(ca.asOperator("export", "abcdef", "--out", "none")), Ending.NOT_FOUND, "abcdef");
    assertThat(here.path("none")).doesNotExist();
  }

  @Test
  void status_asks_ocsp_and_crl_as_a_client_would() throws Exception {
    Path files = ca.issue("ftps-user", "fay", "fay");
    List<String> status =
        List.of(
            "status",
            files.resolve("cert.pem").toString(),
            "--trust",
            files.resolve("root.pem").toString());
    JsonNode good = ca.sealport().json(status);
    assertThat(good.path("ocsp").path("verdict").asText()).isEqualTo("good");
    assertThat(good.path("crl").path("verdict").asText()).isEqualTo("good");

    json("revoke", files.resolve("cert.pem").toString(), "--reason", "superseded");
    new Published(ca.home()).crlsListing(folder.resolve("crls.pem"), serial(files));
    Result revoked = Ending.with(Ending.FOUND_WRONG, ca.sealport().run(status));
    assertThat(revoked.stdout()).contains("OCSP and CRL agree: revoked").contains("superseded");
  }

  @Test
  void journal_holds_every_act_and_is_intact() {
    String serial = serial(ca.issue("ftps-user", "gus", "gus"));
    json("revoke", serial);
    JsonNode entries = json("journal", "list");
    List<String> acts =
        StreamSupport.stream(entries.spliterator(), false)
            .filter(entry -> entry.path("subject").asText().equals(serial))
            .map(entry -> entry.path("actor").asText() + " " + entry.path("act").asText())
            .toList();
    assertThat(acts)
        .containsExactly("operator:admin certificate.issued", "operator:admin certificate.revoked");
    long last = entries.get(entries.size() - 1).path("seq").asLong();
    assertThat(last).isEqualTo(entries.size());

    JsonNode verified = json("journal", "verify");
    assertThat(verified.path("intact").asBoolean()).isTrue();
    assertThat(verified.path("entries").asLong()).isGreaterThanOrEqualTo(last);
  }

  @Test
  void a_new_certificate_supersedes_the_old_one_and_the_rate_ends_that() {
    String first = serial(ca.issue("kiosk", "hall", "hall"));
    String second = serial(ca.issue("kiosk", "hall", "hall-2"));

    assertThat(serials("list", "--user", "hall", "--status", "valid")).containsExactly(second);
    JsonNode old = json("list", "--user", "hall", "--status", "revoked").get(0);
    assertThat(old.path("serial").asText()).isEqualTo(first);
    assertThat(old.path("reason").asText()).isEqualTo("superseded");
    Result third =
        run(
            "request",
            "--profile",
            "kiosk",
            "--name",
            "hall",
            "--out",
            ca.sealport().path("hall-3").toString());
    Ending.says(third, Ending.REFUSED, "limits.rate", "per-name 2/1h; the next after");
    assertThat(serials("list", "--user", "hall", "--status", "valid")).containsExactly(second);
    assertThat(json("journal", "verify").path("intact").asBoolean()).isTrue();
  }

  @Test
  void a_saved_context_is_used_where_nothing_else_is_said() {
    SealportProcess here = SealportProcess.in(folder.resolve("contexts"));
    here.run(ca.asOperator("context", "save", "work")).requireOk();
    assertThat(here.json("me").path("id").asText()).isEqualTo("operator:admin");
    assertThat(Ending.mode(here.path("user/.config/sealport/config.json"))).isEqualTo("rw-------");
    here.run("context", "remove", "work").requireOk();
    Ending.with(Ending.BAD_INPUT, here.run("me"));
  }

  @Test
  void a_role_allows_its_own_and_no_more() {
    List<String> create = ca.asOperator("token", "create", "--role", "auditor", "--ttl", "1h");
    String token = ca.sealport().json(create).path("token").asText();
    SealportProcess auditor =
        SealportProcess.in(folder.resolve("auditor")).with("SEALPORT_TOKEN", token);
    auditor.run(ca.fromAfar("list")).requireOk();
    auditor.run(ca.fromAfar("journal", "verify")).requireOk();
    Ending.says(auditor.run(ca.fromAfar("revoke", "abcdef")), Ending.NOT_ALLOWED);
    Ending.says(
        auditor.run(ca.fromAfar("token", "create", "--role", "administrator")), Ending.NOT_ALLOWED);
    SealportProcess nobody = SealportProcess.in(folder.resolve("nobody"));
    Ending.says(nobody.run(ca.fromAfar("list")), Ending.NOT_ALLOWED);
  }

  @Test
  void a_token_of_one_scope_and_profile_does_no_more_than_that() {
    List<String> create =
        ca.asOperator(
            "token",
            "create",
            "--role",
            "officer",
            "--scope",
            "requests:create,requests:read",
            "--profile",
            "ftps-user",
            "--ttl",
            "1h");
    String token = ca.sealport().json(create).path("token").asText();
    SealportProcess narrow =
        SealportProcess.in(folder.resolve("narrow")).with("SEALPORT_TOKEN", token);
    JsonNode me = narrow.json(ca.fromAfar("me"));
    assertThat(me.path("scopes")).hasSize(2);
    assertThat(me.path("profiles").get(0).asText()).isEqualTo("ftps-user");
    narrow.run(ca.fromAfar("requests", "list")).requireOk();
    narrow
        .run(ca.fromAfar("request", "--profile", "ftps-user", "--name", "nina", "--out", "nina"))
        .requireOk();
    Ending.says(
        narrow.run(
            ca.fromAfar(
                "request", "--profile", "ftps-server", "--name", "n.example.com", "--out", "n")),
        Ending.NOT_ALLOWED,
        "limited to the profiles ftps-user");
    Ending.says(
        narrow.run(ca.fromAfar("list")),
        Ending.NOT_ALLOWED,
        "lacks the scope certificates:read; it has requests:create, requests:read");
  }

  @Test
  void ca_list_and_show_name_the_three_authorities() throws Exception {
    JsonNode authorities = json("ca", "list");
    assertThat(authorities.findValuesAsText("id")).containsExactly("root", "servers", "users");
    Result pem = run("ca", "show", "users", "--pem").requireOk();
    assertThat(pem.stdout().strip())
        .isEqualTo(Files.readString(ca.home().authority("users")).strip());
    Ending.says(run("ca", "show", "none"), Ending.NOT_FOUND, "none");
  }

  private static Result run(String... command) {
    return ca.sealport().run(ca.asOperator(command));
  }

  private static JsonNode json(String... command) {
    return ca.sealport().json(ca.asOperator(command));
  }

  private static List<String> serials(String... command) {
    List<String> serials = new ArrayList<>();
    json(command).forEach(certificate -> serials.add(certificate.path("serial").asText()));
    return serials;
  }

  private static String serial(Path files) {
    return new Judge(ca.home(), folder).serial(files.resolve("cert.pem"));
  }
}
