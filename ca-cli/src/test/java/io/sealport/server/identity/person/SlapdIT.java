package io.sealport.server.identity.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.cli.world.OutsidePrograms;
import io.sealport.cli.world.Slapd;
import io.sealport.net.Deadline;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import io.sealport.pki.TestCsrs;
import io.sealport.policy.Profile;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Check {@code ldap} at a real directory: OpenLDAP. In the check's room, which it is private to.
 */
@Timeout(120)
class SlapdIT {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");
  private static final Optional<String> IN_GROUP = Optional.of("(memberOf=" + Slapd.GROUP + ")");

  @TempDir static Path folder;

  private static Slapd slapd;
  private static Path password;

  @BeforeAll
  static void start() throws IOException {
    OutsidePrograms.require("slapd", "openssl");
    slapd = Slapd.start();
    password =
        Files.createFile(
            folder.resolve("password"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(password, "secret of ca\n");
  }

  @AfterAll
  static void stop() {
    if (slapd != null) {
      slapd.close();
    }
  }

  private static Finding look(URI server, Optional<String> require, String user, String given) {
    return look(
        new LdapSettings.Servers(List.of(server), Optional.of(slapd.trust()), false),
        require,
        user,
        given);
  }

  private static Finding look(
      LdapSettings.Servers servers, Optional<String> require, String user, String given) {
    LdapCheck check =
        new LdapCheck(
            new LdapSettings(
                servers,
                Optional.of(new LdapSettings.Account(Slapd.ACCOUNT, password)),
                new LdapSettings.Search(Slapd.BASE, "(uid={user})", require),
                Map.of(Name.Type.LOGIN, "uid", Name.Type.EMAIL, "mail"),
                2));
    return check.look(
        order(),
        Subject.REQUESTER,
        new Answers(Map.of("ldap", Map.of("user", user, "password", given))),
        new Looking(NOW, Deadline.in(Duration.ofSeconds(15)), new Transcript()));
  }

  private static Order order() {
    Profile profile =
        Profile.parse(
            "person.yaml",
            """
            profile: person
            issuer: users
            names: {allow: ["login:*"]}
            proof: {each-name: [token]}
            keys: [ec-p256]
            validity: {max: 7d}
            """);
    return new Order(
        "r1",
        "key:x",
        "nonce",
        TestCsrs.honest("login:alice"),
        List.of(Name.login("alice")),
        profile,
        Optional.empty(),
        NOW,
        Optional.empty());
  }

  @Test
  void a_password_proves_the_names_over_ldaps_and_start_tls() {
    for (URI server : List.of(slapd.ldaps(), slapd.ldap())) {
      assertThat(look(server, Optional.empty(), "alice", "secret of alice"))
          .isEqualTo(
              new Finding.Proven(
                  Set.of(Name.login("alice"), Name.parse("email:alice@example.com")),
                  "\"uid=alice,dc=example,dc=com\" of the directory"));
    }
    assertThat(slapd.log()).contains("BIND dn=\"uid=alice,dc=example,dc=com\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"guess", "", "secret of bob", "SECRET OF ALICE"})
  void another_password_proves_nothing(String given) {
    assertThat(look(slapd.ldaps(), Optional.empty(), "alice", given))
        .isInstanceOf(Finding.NotProven.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*)(uid=*", "ali*", "alice)(|(uid=*", "alice\u0000"})
  void what_a_user_is_called_means_nothing(String user) {
    assertThat(look(slapd.ldaps(), Optional.empty(), user, "secret of alice"))
        .isInstanceOf(Finding.NotProven.class);
  }

  @Test
  void only_members_of_the_group_prove_where_that_is_required() {
    assertThat(look(slapd.ldaps(), IN_GROUP, "alice", "secret of alice"))
        .isInstanceOf(Finding.Proven.class);
    assertThat(look(slapd.ldaps(), Optional.empty(), "bob", "secret of bob"))
        .isInstanceOf(Finding.Proven.class);
    assertThat(look(slapd.ldaps(), IN_GROUP, "bob", "secret of bob"))
        .isInstanceOf(Finding.NotProven.class);
  }

  @Test
  void an_untrusted_certificate_hears_no_password() {
    for (URI server : List.of(slapd.ldaps(), slapd.ldap())) {
      LdapSettings.Servers untrusted =
          new LdapSettings.Servers(List.of(server), Optional.empty(), false);
      String before = slapd.log();

      assertThat(look(untrusted, Optional.empty(), "alice", "secret of alice").statement())
          .startsWith("no TLS with the directory " + server);
      assertThat(slapd.log().substring(before.length())).doesNotContain("BIND");
    }
  }
}
