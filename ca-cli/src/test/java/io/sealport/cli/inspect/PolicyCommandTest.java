package io.sealport.cli.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sealport.api.Json;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.Forge;
import io.sealport.pki.Forge.Forged;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import io.sealport.policy.ShippedProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyCommandTest {

  @TempDir private Path folder;

  @Test
  void lists_the_shipped_profiles() throws Exception {
    Terminal list = policy("list");
    assertThat(list.out().lines().findFirst().orElseThrow())
        .matches("PROFILE +ISSUER +USE +LASTS +AT MOST +DESCRIPTION");
    assertThat(list.out()).containsPattern("(?m)^ftps-server +servers +server +");
    JsonNode json = Json.mapper().readTree(policy("list", "--json").out());
    assertThat(json.findValuesAsText("name")).contains("ftps-server", "ftps-user", "operator");
    assertThat(json.get(0).get("sha256").asText()).matches("[0-9a-f]{64}");
    assertThat(list.err()).contains(io.sealport.policy.Rulebook.shipped().fingerprint());
  }

  @Test
  void shows_a_profile_as_it_is_written() throws Exception {
    String yaml =
        ShippedProfiles.files().stream()
            .filter(f -> f.name().equals("ftps-user.yaml"))
            .findFirst()
            .orElseThrow()
            .yaml();
    assertThat(policy("show", "ftps-user").out()).isEqualTo(yaml);
    JsonNode json = Json.mapper().readTree(policy("show", "ftps-user", "--json").out());
    assertThat(json.get("yaml").asText()).isEqualTo(yaml);
    Terminal unknown = policy("show", "ftps-usr");
    assertThat(unknown.err()).startsWith("error: there is no profile \"ftps-usr\"\nhint: known");
    assertThat(unknown.exit()).isEqualTo(5);
  }

  @Test
  void prints_the_schema_for_editors() throws Exception {
    Terminal schema = policy("schema");
    assertThat(schema.exit()).isZero();
    JsonNode json = Json.mapper().readTree(schema.out());
    assertThat(json.at("/properties/names/properties/allow/description").asText()).isNotEmpty();
    assertThat(Json.mapper().readTree(policy("schema", "--json").out())).isEqualTo(json);
  }

  @Test
  void lints_every_file_of_a_folder() throws Exception {
    shipped(folder);
    Terminal fine = policy("lint", folder);
    assertThat(fine.out()).contains("ok ftps-server (" + folder.resolve("ftps-server.yaml") + ")");
    assertThat(fine.exit()).isZero();

    Path one = Files.writeString(folder.resolve("a.yaml"), "profile: a\ncolour: red\n");
    Path two = Files.writeString(folder.resolve("b.yaml"), "profile: [\n");
    Terminal wrong = policy("lint", folder);
    assertThat(wrong.out())
        .containsPattern("(?m)^" + one + ":2: unknown key \"colour\"")
        .containsPattern("(?m)^" + one + ":1: the key \"issuer\" is missing")
        .containsPattern("(?m)^" + one + ":1: the key \"keys\"")
        .containsPattern("(?m)^" + two + ":\\d+: ")
        .contains("ok ftps-server");
    assertThat(wrong.exit()).isEqualTo(2);

    JsonNode json = Json.mapper().readTree(policy("lint", "--json", folder).out());
    assertThat(json.get(0).get("file").asText()).isEqualTo(one.toString());
    assertThat(json.get(0).get("problem").asText()).startsWith(one + ":");
    JsonNode auditor = json.get(json.findValuesAsText("file").indexOf(folder + "/auditor.yaml"));
    assertThat(auditor.get("profile").asText()).isEqualTo("auditor");
    assertThat(auditor.has("problem")).isFalse();
  }

  @Test
  void lints_the_shipped_profiles_and_a_home() throws Exception {
    assertThat(policy("lint").out()).contains("ok ftps-user (ftps-user.yaml)");
    shipped(Files.createDirectory(folder.resolve("policies")));
    assertThat(policy("lint", "--home", folder).exit()).isZero();
  }

  @Test
  void lints_an_empty_folder_and_two_of_one_name_as_wrong() throws Exception {
    assertThat(policy("lint", folder).out()).contains("there is no profile");
    shipped(folder);
    Files.copy(folder.resolve("ftps-user.yaml"), folder.resolve("zzz.yaml"));
    Terminal twice = policy("lint", "--policies", folder);
    assertThat(twice.out()).contains("also stands in");
    assertThat(twice.exit()).isEqualTo(2);
    assertThat(policy("lint", folder.resolve("none")).exit()).isEqualTo(5);
    assertThat(policy("lint", folder, "--policies", folder).exit()).isEqualTo(2);
  }

  @Test
  void accepts_an_honest_csr_and_says_what_is_to_be_proven() throws Exception {
    Path csr = csr(KeyType.EC_P256, Name.dns("ftp.example.com"));
    Terminal test = policy("test", "--profile", "ftps-server", "--csr", csr);
    assertThat(test.out())
        .startsWith("accepted  by profile ftps-server, issuer servers\n")
        .containsPattern("(?m)^name +dns:ftp.example.com$")
        .containsPattern("(?m)^to prove +dns:ftp.example.com by .*token");
    assertThat(test.err()).isEmpty();
    assertThat(test.exit()).isZero();

    JsonNode json =
        Json.mapper()
            .readTree(
                policy(
                        "test",
                        "--json",
                        "--profile",
                        "ftps-server",
                        "--csr",
                        csr,
                        "--name",
                        "ftp2.example.com")
                    .out());
    assertThat(json.get("verdict").asText()).isEqualTo("accepted");
    assertThat(json.get("names").toString())
        .isEqualTo("[\"dns:ftp2.example.com\",\"dns:ftp.example.com\"]");
    assertThat(json.get("demands")).hasSize(2);
  }

  @Test
  void judges_with_the_evidence_that_is_given() throws Exception {
    Path own = Files.createDirectory(folder.resolve("own"));
    shipped(own);
    Path server = own.resolve("ftps-server.yaml");
    Files.writeString(
        server,
        Files.readString(server)
            .replaceFirst("each-name: .*", "each-name: [dns-01, token, approval]"));
    Path csr = csr(KeyType.EC_P256, Name.dns("a.example.com"), Name.dns("b.example.com"));

    assertThat(proven(own, csr)).contains("dns:a.example.com by ", "dns:b.example.com by ");
    assertThat(proven(own, csr, "dns-01=dns:a.example.com"))
        .contains("dns:b.example.com by ")
        .doesNotContain("dns:a.example.com by ");
    assertThat(proven(own, csr, "dns-01=a.example.com", "token=dns:b.example.com"))
        .doesNotContain(" by dns-01", "to prove");
    assertThat(proven(own, csr, "token")).doesNotContain("to prove");
    assertThat(proven(own, csr, "token=requester")).contains("to prove");

    Terminal slip =
        policy(
            "test",
            "--policies",
            own,
            "--profile",
            "ftps-server",
            "--csr",
            csr,
            "--evidence",
            "dns-1");
    assertThat(slip.exit()).isEqualTo(2);
    assertThat(slip.err()).contains("asks for no check \"dns-1\"", "hint: it asks for dns-01");
  }

  @Test
  void each_approval_that_is_given_is_another_officers() throws Exception {
    Path own = Files.createDirectory(folder.resolve("own"));
    shipped(own);
    Files.writeString(
        own.resolve("ftps-server.yaml"),
        "approval: {points: 2}\n",
        java.nio.file.StandardOpenOption.APPEND);
    Path csr = csr(KeyType.EC_P256, Name.dns("a.example.com"));

    assertThat(proven(own, csr, "approval")).contains("approval by 2 officers");
    assertThat(proven(own, csr, "approval", "approval")).doesNotContain("to prove");
  }

  private static String proven(Path policies, Path csr, String... evidence) {
    List<Object> arguments =
        new java.util.ArrayList<>(
            List.of("test", "--policies", policies, "--profile", "ftps-server", "--csr", csr));
    for (String each : evidence) {
      arguments.add("--evidence");
      arguments.add(each);
    }
    Terminal test = policy(arguments.toArray());
    assertThat(test.exit()).as(test.err()).isZero();
    return test.out();
  }

  @Test
  void prints_every_broken_rule_with_value_and_limit() throws Exception {
    Path csr = csr(new KeyType(KeyType.Family.RSA, 1024), Name.dns("*.example.com"));
    Terminal test = policy("test", "--profile", "ftps-server", "--csr", csr, "--validity", "5000d");
    assertThat(test.out().lines().findFirst().orElseThrow()).matches("RULE +FOUND +WANTED");
    assertThat(test.out())
        .containsPattern("(?m)^validity.max +5000d +\\d+d$")
        .containsPattern("(?m)^keys.allow +rsa-1024 +one of ")
        .containsPattern("(?m)^names.wildcards? +");
    assertThat(test.err()).isEqualTo("refused by profile ftps-server\n");
    assertThat(test.exit()).isEqualTo(3);

    JsonNode json =
        Json.mapper()
            .readTree(policy("test", "--json", "--profile", "ftps-server", "--csr", csr).out());
    assertThat(json.get("verdict").asText()).isEqualTo("refused");
    assertThat(json.get("violations").findValuesAsText("rule")).contains("keys.allow");
  }

  @Test
  void judges_for_the_issuer_of_a_home() throws Exception {
    shipped(Files.createDirectory(folder.resolve("policies")));
    Path csr = csr(KeyType.EC_P256, Name.dns("ftp.example.com"));
    Terminal without = policy("test", "--home", folder, "--profile", "ftps-server", "--csr", csr);
    assertThat(without.err()).contains("public/servers.pem");
    assertThat(without.exit()).isEqualTo(5);

    Path publicFolder = Files.createDirectory(folder.resolve("public"));
    Instant now = Instant.now();
    Forged root = Forge.root("CN=Root");
    Forged good = ca(now.plus(Duration.ofDays(1000))).by(root);
    Files.writeString(publicFolder.resolve("servers.pem"), Pem.certificate(good.certificate()));
    Terminal with = policy("test", "--home", folder, "--profile", "ftps-server", "--csr", csr);
    assertThat(with.err()).isEmpty();
    assertThat(with.exit()).isZero();

    Forged ended = ca(now.minusSeconds(60)).by(root);
    Files.writeString(publicFolder.resolve("servers.pem"), Pem.certificate(ended.certificate()));
    Terminal late = policy("test", "--home", folder, "--profile", "ftps-server", "--csr", csr);
    assertThat(late.out()).contains("issuer.validity");
    assertThat(late.exit()).isEqualTo(3);
  }

  @Test
  void refuses_what_is_no_csr_and_unknown_profiles() throws Exception {
    Path text = Files.writeString(folder.resolve("x"), "hello");
    Terminal noCsr = policy("test", "--profile", "ftps-server", "--csr", text);
    assertThat(noCsr.err()).isEqualTo("error: this is not a certificate request (PKCS#10)\n");
    assertThat(noCsr.exit()).isEqualTo(2);
    Path csr = csr(KeyType.EC_P256, Name.dns("ftp.example.com"));
    assertThat(policy("test", "--profile", "nope", "--csr", csr).exit()).isEqualTo(5);
    assertThat(policy("test", "--profile", "ftps-server").exit()).isEqualTo(2);
  }

  private static Forge ca(Instant end) {
    return Forge.ca("CN=Servers CA")
        .valid(end.minus(Duration.ofDays(2000)), end)
        .addresses("http://ca.test/ocsp", "http://ca.test/ca/root.crt", "http://ca.test/root.crl");
  }

  private static void shipped(Path to) throws IOException {
    for (ShippedProfiles.ProfileFile file : ShippedProfiles.files()) {
      Files.write(to.resolve(file.name()), file.bytes());
    }
  }

  private Path csr(KeyType type, Name... names) throws IOException {
    return Files.writeString(
        folder.resolve(type + ".csr"),
        CsrDraft.sign(Keys.generate(type, new SecureRandom()), List.of(names)).pem());
  }

  private static Terminal policy(Object... arguments) {
    return Terminal.run(new PolicyCommand(), arguments);
  }
}
