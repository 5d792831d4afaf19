package io.sealport.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyType;
import io.sealport.pki.Name;
import io.sealport.policy.lint.LintRules;
import io.sealport.policy.lint.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {

  @Test
  void reads_every_key() {
    Profile profile =
        Profiles.of(
            """
            profile: boss
            description: "Who may do everything"
            issuer: [users]
            usage: client
            grants: administrator
            names:
              bare: login
              allow: ["login:adm-*"]
              deny: ["login:adm-test"]
              min: 1
              max: 2
            proof: {each-name: [operator, renewal]}
            keys: [ec-p384, rsa-3072.., ed25519]
            key-reuse: never
            validity: {default: 12h, max: 30d, backdate: 0s}
            pending: {reserve-names: true, expire: 7d}
            crl: {shards: 16, delta: true}
            lints: {lint.single-label: error, lint.country: off}
            subject: {o: Example Ltd, ou: Files, c: GB}
            rules:
              - require: cert.logins == ["adm-ada"]
                because: only Ada
            """);

    assertThat(profile.name()).isEqualTo("boss");
    assertThat(profile.description()).isEqualTo("Who may do everything");
    assertThat(profile.issuers()).containsExactly("users");
    assertThat(profile.usage()).isEqualTo(Usage.CLIENT);
    assertThat(profile.grants()).contains(Role.ADMINISTRATOR);
    assertThat(profile.bareType()).isEqualTo(Name.Type.LOGIN);
    assertThat(profile.names().allow()).hasToString("[login:adm-*]");
    assertThat(profile.names().deny()).hasToString("[login:adm-test]");
    assertThat(profile.names().max()).isEqualTo(2);
    assertThat(profile.proofChecks()).containsExactly("operator", "renewal");
    assertThat(profile.keys().allow(KeyType.parse("rsa-4096"))).isTrue();
    assertThat(profile.keys().allow(KeyType.parse("rsa-2048"))).isFalse();
    assertThat(profile.keys().allow(KeyType.EC_P256)).isFalse();
    assertThat(profile.defaultValidity()).isEqualTo(Duration.ofHours(12));
    assertThat(profile.validity().backdate()).isZero();
    assertThat(profile.keyReuse()).isEqualTo(KeyReuse.NEVER);
    assertThat(profile.pending()).isEqualTo(new PendingRules(true, Duration.ofDays(7)));
    assertThat(profile.crl()).isEqualTo(new CrlRules(16, true));
    assertThat(profile.lints().set())
        .isEqualTo(Map.of("lint.single-label", Severity.ERROR, "lint.country", Severity.OFF));
    assertThat(profile.subject()).hasToString("C=GB,O=Example Ltd,OU=Files");
    assertThat(profile.rules()).extracting(Rule::id).containsExactly("rule.1");
    assertThat(profile.source()).isEqualTo("test.yaml");
    assertThat(profile.yaml()).startsWith("profile: boss");
  }

  @Test
  void has_safe_defaults() {
    Profile profile = Profiles.of(Profiles.USER);
    assertThat(profile.usage()).isEqualTo(Usage.CLIENT);
    assertThat(profile.grants()).isEmpty();
    assertThat(profile.names().wildcards()).isFalse();
    assertThat(profile.names().min()).isEqualTo(1);
    assertThat(profile.names().max()).isEqualTo(20);
    assertThat(profile.defaultValidity()).isEqualTo(Duration.ofDays(7));
    assertThat(profile.validity().backdate()).isEqualTo(Duration.ofMinutes(5));
    assertThat(Profiles.of(Profiles.SERVER).bareType()).isEqualTo(Name.Type.DNS);
  }

  /** In the server profile of {@link Profiles}: what is replaced, by what, the line, the words. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "profile: web | profile: Web | 1 | profile is \"Web\"; wanted 1 to 63 of a-z, 0-9 and -",
        "profile: web | profil: web | 1 | unknown key \"profil\"; known here are",
        "issuer: servers | issuer: intranet | 2 | wanted one of root, servers, users",
        "issuer: servers | issuer: root | 1 | the key \"usage\" is missing",
        "issuer: servers | issuer: [servers, users] | 1 | the key \"usage\" is missing",
        "issuer: servers | issuer: {id: servers} | 2 | issuer is a list or a mapping",
        "issuer: servers | issuer: | 2 | issuer has no value",
        "keys: [ | wildcards: [ | 5 | unknown key \"wildcards\"",
        "allow: | alow: | 3 | unknown key \"names.alow\"",
        "\"dns:**\" | \"dns:a.**.b\" | 3 | ** may only come first",
        "\"dns:**\" | \"ftp.example.com\" | 3 | has no type",
        "\"dns:**\" | \"login:*\" | 3 | wanted dns or ip names, since usage is server",
        "\"ip:0.0.0.0/0\" | \"ip:10.1.0.0/8\" | 3 | the range's first address, 10.0.0.0/8",
        "\"ip:0.0.0.0/0\" | \"ip:10.0.0.0/33\" | 3 | a prefix of at most 32 bits",
        "allow: [ | max: 101, allow: [ | 3 | a whole number from 1 to 100",
        "allow: [ | min: 0, allow: [ | 3 | a whole number from 1 to 100",
        "allow: [ | min: 5, max: 4, allow: [ | 3 | a whole number from 5 to 100",
        "allow: [ | wildcards: yes, allow: [ | 3 | wanted true or false",
        "allow: [ | bare: host, allow: [ | 3 | \"host\" is no type of name",
        "allow: [ | bare: login, allow: [ | 3 | wanted dns or ip names",
        "[token, approval] | [] | 4 | proof.each-name names no check",
        "[token, approval] | [password] | 4 | one or more of token, approval, operator, renewal",
        "[token, approval] | {some: [token]} | 4 | unknown key \"proof.each-name.some\"",
        "[token, approval] | {any: [token], all: [token]} | 4 | wanted any or all",
        "[token, approval] | {} | 4 | wanted any or all",
        "[token, approval] | {all: token} | 4 | proof.each-name.all is no list of checks",
        "[token, approval] | {all: []} | 4 | proof.each-name names no check",
        "[token, approval] | [[[[[[token]]]]]] | 4 | nested deeper than 4 levels",
        "[token, approval]} | [token], requester: []} | 4 | proof.requester names no check",
        "[token, approval]} | [token], reuse: 400d} | 4 | proof.reuse is \"400d\"; wanted at most 398d",
        "[token, approval]} | [token], endpoint: {explicit-ports: [0]}} | 4 | from 1 to 65535",
        "[token, approval]} | [token], endpoint: {ports: [21]}} | 4 | unknown key",
        "proof: { | prove: { | 4 | unknown key \"prove\"",
        "rsa-2048.. | rsa-1024.. | 5 | wanted RSA of 2048 to 8192 bits",
        "rsa-2048.. | rsa-16384 | 5 | wanted RSA of 2048 to 8192 bits",
        "rsa-2048.. | ec-p384.. | 5 | only RSA has \"..\"",
        "rsa-2048.. | ec-p224 | 5 | is no key type",
        "[ec-p256, rsa-2048..] | [] | 5 | names no kind of key",
        "max: 47d | max: 826d | 6 | at most 825d",
        "max: 47d | max: 29d | 6 | validity.default is \"30d\"; wanted at most 29d",
        "max: 47d | max: soon | 6 | is not a length of time",
        "backdate: 5m | backdate: 2h | 6 | at most 1h",
        "backdate: 5m | backdated: 5m | 6 | unknown key \"validity.backdated\"",
        "validity: { | validity: 47d # { | 6 | validity is no mapping",
        "issuer: servers | grants: officer | 1 | the key \"issuer\" is missing",
      })
  void refuses_a_wrong_file(String found, String replaced, int line, String words) {
    refuses(Profiles.SERVER.replace(found, replaced), line, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "grants: officer | grants needs usage client",
        "usage: mail | wanted one of server, client, ocsp",
        "usage: client | issuer is servers; for usage client wanted users",
        "subject: {cn: x} | unknown key \"subject.cn\"",
        "subject: {c: Germany} | two capital letters",
        "subject: {o: \"\"} | 1 to 64 visible characters",
        "approval: {points: 0} | approval.points is \"0\"; wanted a whole number from 1 to 9",
        "approval: {when: \"cert.nams\"} | undeclared reference",
        "approval: {when: \"cert.cn\"} | not a CEL rule",
        "approval: {quorum: 2} | unknown key \"approval.quorum\"",
        "rules: [{require: \"true\"}] | the key \"rules[1].because\" is missing",
        "rules: {require: \"true\"} | rules is no list",
        "rules: [{require: \"size(cert.nams) > 0\", because: x}] | undeclared reference",
        "rules: [{require: \"size(cert.names) >\", because: x}] | not a CEL rule",
        "rules: [{require: \"size(cert.names)\", because: x}] | not a CEL rule",
        "rules: [{require: \"cert.cn > 5\", because: x}] | no matching overload",
        "rules: [{require: \"cert.key == 'rsa'\", because: x}] | not a CEL rule",
        "subject: &a {o: x} | anchors and aliases",
        "profile: again | the key \"profile\" stands here twice",
        "description: !!java.io.File [x] | this is not YAML",
      })
  void refuses_a_wrong_line(String line, String words) {
    refuses(Profiles.SERVER + line + "\n", 7, words);
  }

  @Test
  void tells_all_that_is_wrong_at_once() {
    String yaml =
        """
        profile: Web
        colour: red
        issuer: servers
        names:
          allow: ["dns:a.**", "login:x", "dns:ok.example.com", "what"]
          wildcards: perhaps
          max: 500
        proof: {each-name: [password]}
        keys: [ec-p224, ec-p256, rsa-1024]
        validity: {max: soon}
        subject: {c: Germany}
        rules:
          - require: "size(cert.nams) > 0"
            because: x
          - {require: "true"}
        """;

    assertThatThrownBy(() -> Profile.parse("web.yaml", yaml))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              List<String> all = new ArrayList<>(List.of(f.message()));
              all.addAll(f.also());
              assertThat(all)
                  .extracting(m -> m.substring(0, m.indexOf(' ')))
                  .containsExactlyInAnyOrder(
                      "web.yaml:1:",
                      "web.yaml:2:",
                      "web.yaml:5:",
                      "web.yaml:5:",
                      "web.yaml:5:",
                      "web.yaml:6:",
                      "web.yaml:7:",
                      "web.yaml:8:",
                      "web.yaml:9:",
                      "web.yaml:9:",
                      "web.yaml:10:",
                      "web.yaml:11:",
                      "web.yaml:13:",
                      "web.yaml:15:");
              assertThat(f.message()).contains("colour");
            });
  }

  @Test
  void tells_what_is_wrong_in_every_file_of_a_folder(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("a.yaml"), Profiles.SERVER.replace("47d", "soon"));
    Files.writeString(folder.resolve("b.yaml"), Profiles.USER);
    Files.writeString(folder.resolve("c.yaml"), Profiles.USER.replace("login:*", "*"));

    assertThatThrownBy(() -> Rulebook.load(folder))
        .isInstanceOfSatisfying(
            Fault.class,
            f -> {
              assertThat(f.message()).startsWith(folder.resolve("a.yaml") + ":6: ");
              assertThat(f.also())
                  .singleElement()
                  .asString()
                  .startsWith(folder.resolve("c.yaml") + ":3: ");
            });
  }

  @Test
  void refuses_what_is_no_yaml() {
    refuses("profile: [a\nissuer: b\n", 2, "this is not YAML");
    refuses("profile: a\n\tissuer: b\n", 2, "this is not YAML");
    refuses("profile: a\nissuer: \u0000\n", 2, "a character that YAML does not allow");
    refuses("", 1, "the file is empty");
    refuses("- a\n", 1, "the file is no mapping");
    refuses("a: b\n---\nc: d\n", 2, "this is not YAML");
    refuses("# " + "x".repeat(70_000), 1, "more than 65536 characters");
  }

  @Test
  void refuses_a_role_without_a_login() {
    refuses(
        Profiles.USER.replace("allow:", "bare: email, allow:") + "grants: officer\n", 7, "bare");
    refuses(Profiles.USER + "grants: requester\n", 7, "administrator, officer or auditor");
  }

  @Test
  void refuses_wildcards_for_users() {
    refuses(
        Profiles.USER.replace("allow:", "wildcards: true, allow:"), 3, "for usage server alone");
  }

  private static void refuses(String yaml, int line, String words) {
    assertThatThrownBy(() -> Profile.parse("web.yaml", yaml))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_CONFIGURATION))
        .hasMessageStartingWith("web.yaml:" + line + ": ")
        .hasMessageContaining(words)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "key-reuse: sometimes | wanted same-holder, never or any",
        "renewal: {after-expiry: 91d} | wanted at most 90d",
        "renewal: {after-expiry: soon} | renewal.after-expiry",
        "renewal: {before-expiry: 1d} | unknown key \"renewal.before-expiry\"",
        "pending: {reserve-names: perhaps} | wanted true or false",
        "pending: {expire: 366d} | wanted at most 365d",
        "pending: {expire: soon} | pending.expire",
        "pending: {reserve: true} | unknown key \"pending.reserve\"",
        "crl: {shards: 257} | wanted a whole number from 0 to 256",
        "crl: {shards: many} | crl.shards",
        "crl: {delta: perhaps} | wanted true or false",
        "crl: {full: true} | unknown key \"crl.full\"",
        "lints: {lint.cn: warning} | lints.lint.cn is \"warning\"; wanted error: this lint is no",
        "lints: {lint.serial: off} | lints.lint.serial is \"off\"; wanted error",
        "lints: {lint.country: no} | lints.lint.country is \"no\"; wanted one of off, warning, er",
        "lints: {lint.nothing: error} | unknown lint \"lint.nothing\"; `sealport policy schema`",
        "lints: {lint.ca-path: error} | unknown lint",
        "lints: [lint.country] | lints is no mapping"
      })
  void tells_what_is_wrong_with_reuse_waiting_and_lints(String line, String told) {
    assertThatThrownBy(() -> Profiles.serverAnd(line + "\n"))
        .isInstanceOfSatisfying(
            Fault.class, f -> assertThat(f.kind()).isEqualTo(Kind.BAD_CONFIGURATION))
        .hasMessageMatching("test.yaml:\\d+: .*")
        .hasMessageContaining(told);
  }

  @Test
  void reserves_nothing_and_knows_a_holder_by_default() {
    Profile profile = Profiles.of(Profiles.SERVER);

    assertThat(profile.keyReuse()).isEqualTo(KeyReuse.SAME_HOLDER);
    assertThat(profile.pending()).isEqualTo(new PendingRules(false, Duration.ofDays(30)));
    assertThat(profile.renewal().afterExpiry()).isZero();
    assertThat(profile.crl()).isEqualTo(new CrlRules(0, false));
    assertThat(profile.lints()).isEqualTo(LintRules.STANDARD);
  }

  @Test
  void what_has_ended_may_be_renewed_for_a_while_but_gives_no_role() {
    String late = "renewal: {after-expiry: 7d}\n";

    assertThat(Profiles.of(Profiles.USER + late).renewal().afterExpiry())
        .isEqualTo(Duration.ofDays(7));
    assertThatThrownBy(() -> Profiles.of(Profiles.USER + "grants: officer\n" + late))
        .hasMessageContaining(
            "test.yaml:8: renewal.after-expiry is \"7d\"; wanted 0s where the profile grants a role");
  }

  @Test
  void a_role_is_not_called_like_a_token() {
    String boss = Profiles.USER.replace("profile: person", "profile: token") + "grants: officer\n";

    assertThatThrownBy(() -> Profiles.of(boss))
        .hasMessageContaining("test.yaml:1: profile is \"token\"; wanted another name");
  }
}
