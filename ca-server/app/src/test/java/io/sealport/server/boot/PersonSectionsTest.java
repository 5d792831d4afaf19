package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sealport.fault.Fault;
import io.sealport.pki.Forge;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import io.sealport.server.identity.person.CertificateSettings;
import io.sealport.server.identity.person.LdapSettings;
import io.sealport.server.identity.person.OidcSettings;
import io.sealport.server.identity.person.WebhookSettings;
import io.sealport.yaml.YamlMap;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code identity.yaml} says of oidc, ldap, certificate and webhook. */
@Tag("once")
class PersonSectionsTest {

  private static final String ISSUER =
      """
      issuers:
        - issuer: https://login.example.com/realms/ftp
          audience: sealport
      """;
  private static final String DIRECTORY =
      """
      servers: [ldaps://ldap.example.com]
      base: ou=people,dc=example,dc=com
      """;
  private static final String SERVICE =
      """
      url: https://hooks.example.com/ca
      secret-file: secret
      """;
  private static final String AUTHORITY =
      """
      authorities:
        - name: old CA
          anchors: trust.pem
      """;

  @TempDir Path home;

  @BeforeEach
  void files() throws IOException {
    Files.writeString(
        home.resolve("trust.pem"), Pem.certificate(Forge.root("CN=Root").certificate()));
    Files.createFile(
        home.resolve("secret"),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(home.resolve("open"), "everybody reads it");
  }

  private <T> T read(BiFunction<YamlMap, Path, T> reader, String yaml) {
    return reader.apply(YamlMap.parse("identity.yaml", yaml), home);
  }

  private void refuses(BiFunction<YamlMap, Path, ?> reader, String yaml, String sentence) {
    assertThatThrownBy(() -> read(reader::apply, yaml))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("identity.yaml:")
        .hasMessageContaining(sentence);
  }

  @Test
  void what_is_not_said_of_an_issuer_is_strict() {
    assertThat(read(OidcSection::read, ISSUER).issuers())
        .containsExactly(
            new OidcSettings.Issuer(
                "https://login.example.com/realms/ftp",
                "sealport",
                OidcSettings.Keys.DISCOVERED,
                OidcSettings.Demands.STRICT,
                new OidcSettings.Meaning(Map.of(), Map.of(), false)));
  }

  @Test
  void every_key_of_an_issuer_is_read() {
    String yaml =
        """
        issuers:
          - issuer: https://login.example.com/realms/ftp
            audience: sealport
            jwks-file: keys.json
            trust-file: trust.pem
            keep-keys: 1h
            algorithms: [ES256, EdDSA]
            types: at+jwt
            clock-skew: 10s
            max-age: 2m
            require-fresh: false
            require-nonce: true
            claims: {login: preferred_username, email: email, upn: upn}
            require: {groups: [ftp-users, admins], active: true}
            trust-unverified-email: true
        """;
    assertThat(read(OidcSection::read, yaml).issuers())
        .containsExactly(
            new OidcSettings.Issuer(
                "https://login.example.com/realms/ftp",
                "sealport",
                new OidcSettings.Keys(
                    Optional.empty(),
                    Optional.of(home.resolve("keys.json")),
                    Optional.of(home.resolve("trust.pem")),
                    Duration.ofHours(1)),
                new OidcSettings.Demands(
                    Set.of("ES256", "EdDSA"),
                    Set.of("at+jwt"),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(2),
                    false,
                    true),
                new OidcSettings.Meaning(
                    Map.of(
                        Name.Type.LOGIN,
                        "preferred_username",
                        Name.Type.EMAIL,
                        "email",
                        Name.Type.UPN,
                        "upn"),
                    Map.of("groups", Set.of("ftp-users", "admins"), "active", Set.of("true")),
                    true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "algorithms: none | wanted one of ES256",
        "algorithms: [RS256, HS256] | is \"HS256\"; wanted one of ES256",
        "jwks-url: http://login.example.com/keys | wanted https://HOST",
        "trust-file: missing.pem | no file",
        "trust-file: open | is not a certificate",
        "clock-skew: 1h | wanted at most 5m",
        "max-age: 2d | wanted at most 1d",
        "require-fresh: perhaps | wanted true or false",
        "claims: {dns: host} | unknown key \"issuers[1].claims.dns\"",
        "claim: {login: x} | unknown key \"issuers[1].claim\""
      })
  void an_issuer_that_makes_no_sense_is_refused(String line, String sentence) {
    refuses(OidcSection::read, ISSUER + "    " + line + "\n", sentence);
  }

  @Test
  void an_issuer_needs_a_safe_address_and_an_audience_and_stands_there_once() {
    refuses(
        OidcSection::read,
        "issuers: [{issuer: 'http://login.example.com', audience: a}]",
        "wanted https://HOST");
    refuses(OidcSection::read, "issuers: [{issuer: 'https://x'}]", "audience\" is missing");
    refuses(
        OidcSection::read,
        "issuers: [{issuer: 'https://x', audience: a}, {issuer: 'https://x', audience: b}]",
        "twice");
    refuses(
        OidcSection::read,
        ISSUER + "    jwks-file: a\n    jwks-url: https://login.example.com/\n",
        "not both");
  }

  @Test
  void every_key_of_the_directory_is_read() {
    LdapSettings settings =
        read(
            LdapSection::read,
            """
            servers: [ldaps://a.example.com, "ldap://b.example.com:1389"]
            trust-file: trust.pem
            account: cn=ca,dc=example,dc=com
            password-file: secret
            base: dc=example,dc=com
            filter: (sAMAccountName={user})
            require: (memberOf=cn=ftp,dc=example,dc=com)
            attributes: {login: uid, email: mail, upn: userPrincipalName}
            at-once: 8
            """);

    assertThat(settings)
        .isEqualTo(
            new LdapSettings(
                new LdapSettings.Servers(
                    List.of(
                        URI.create("ldaps://a.example.com"),
                        URI.create("ldap://b.example.com:1389")),
                    Optional.of(home.resolve("trust.pem")),
                    false),
                Optional.of(
                    new LdapSettings.Account("cn=ca,dc=example,dc=com", home.resolve("secret"))),
                new LdapSettings.Search(
                    "dc=example,dc=com",
                    "(sAMAccountName={user})",
                    Optional.of("(memberOf=cn=ftp,dc=example,dc=com)")),
                Map.of(
                    Name.Type.LOGIN,
                    "uid",
                    Name.Type.EMAIL,
                    "mail",
                    Name.Type.UPN,
                    "userPrincipalName"),
                8));
    assertThat(read(LdapSection::read, DIRECTORY).search().filter()).isEqualTo("(uid={user})");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "filter: (uid=x) | does not contain {user}",
        "filter: (uid={user} | is no LDAP filter",
        "require: memberOf | is no LDAP filter",
        "account: cn=ca | go together",
        "plain-on-loopback: true | only to ldap:// at a loopback address",
        "attributes: {ip: ipHostNumber} | unknown key",
        "at-once: 0 | wanted a whole number from 1 to 100",
        "bind: x | unknown key"
      })
  void a_directory_that_makes_no_sense_is_refused(String line, String sentence) {
    refuses(LdapSection::read, DIRECTORY + line + "\n", sentence);
  }

  @Test
  void a_directory_needs_a_server_a_base_and_a_secret_that_is_one() {
    refuses(LdapSection::read, "base: dc=x", "servers is missing");
    refuses(LdapSection::read, "servers: ldaps://x", "base\" is missing");
    refuses(LdapSection::read, "servers: https://x\nbase: dc=x", "wanted ldaps://HOST");
    refuses(LdapSection::read, "servers: ldaps://x\nbase: nonsense", "no distinguished name");
    refuses(
        LdapSection::read,
        DIRECTORY + "account: cn=ca\npassword-file: open\n",
        "others than its owner may read");
  }

  @Test
  void every_key_of_a_foreign_ca_is_read() {
    CertificateSettings settings =
        read(
            CertificateSection::read,
            """
            authorities:
              - name: old CA
                anchors: trust.pem
                crl-files: [old.crl]
                crl-urls: [http://crl.old.example/ca.crl]
                crl-hosts: [crl.old.example]
                ocsp-url: http://ocsp.old.example/
                trust-file: trust.pem
                soft-fail: true
                common-name-is-login: false
            """);

    assertThat(settings.authorities())
        .containsExactly(
            new CertificateSettings.Authority(
                "old CA",
                home.resolve("trust.pem"),
                new CertificateSettings.Revocation(
                    List.of(home.resolve("old.crl")),
                    List.of(URI.create("http://crl.old.example/ca.crl")),
                    Set.of("crl.old.example"),
                    Optional.of(URI.create("http://ocsp.old.example/")),
                    Optional.of(home.resolve("trust.pem")),
                    true),
                false));
    assertThat(read(CertificateSection::read, AUTHORITY).authorities().get(0).revocation())
        .isEqualTo(CertificateSettings.Revocation.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "crl-urls: ftp://x/ | is no http or https address",
        "ocsp-url: x | is no http or https address",
        "soft-fail: 1 | wanted true or false",
        "crls: x | unknown key"
      })
  void a_foreign_ca_that_makes_no_sense_is_refused(String line, String sentence) {
    refuses(CertificateSection::read, AUTHORITY + "    " + line + "\n", sentence);
    refuses(
        CertificateSection::read, AUTHORITY.replace("trust.pem", "missing"), "no file or folder");
  }

  @Test
  void every_key_of_the_service_is_read() {
    assertThat(
            read(
                WebhookSection::read,
                SERVICE + "trust-file: trust.pem\ntimeout: 5s\nclock-skew: 30s\n"))
        .isEqualTo(
            new WebhookSettings(
                Optional.of(
                    new WebhookSettings.Service(
                        URI.create("https://hooks.example.com/ca"),
                        home.resolve("secret"),
                        Optional.of(home.resolve("trust.pem")),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timeout: 2m | wanted at most 1m",
        "clock-skew: 1d | wanted at most 5m",
        "secret: x | unknown key"
      })
  void a_service_that_makes_no_sense_is_refused(String line, String sentence) {
    refuses(WebhookSection::read, SERVICE + line + "\n", sentence);
    refuses(WebhookSection::read, SERVICE.replace("https", "http"), "wanted https://HOST");
    refuses(WebhookSection::read, SERVICE.replace(": secret", ": open"), "others than its owner");
  }
}
