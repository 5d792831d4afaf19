package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.SerialNumber;
import io.sealport.pki.TestKeys;
import io.sealport.policy.Profile;
import io.sealport.policy.Rulebook;
import io.sealport.policy.lint.LintFindings;
import io.sealport.policy.lint.LintRules;
import io.sealport.policy.lint.Lints;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is really issued passes the lints, its CAs' certificates too. */
class IssuedCertificatesTest {

  private static final LintFindings NOTHING = new LintFindings(List.of(), List.of());

  @TempDir static Path folder;
  private static TestRooms rooms;

  @BeforeAll
  static void open() {
    rooms = TestRooms.ofCa(folder);
  }

  @AfterAll
  static void close() {
    rooms.close();
  }

  private static X509CertificateHolder ca(String id) {
    return rooms.get(Hierarchy.class).require(id).certificate();
  }

  private static LintFindings found(LedgerEntry entry) {
    return Lints.check(
        entry.certificate().toASN1Structure().getTBSCertificate(),
        ca(entry.issuer()),
        LintRules.STANDARD);
  }

  static Stream<Arguments> wishes() {
    return Stream.of("ec-p256", "ec-p384", "rsa-2048", "ed25519")
        .flatMap(
            key ->
                Stream.of(
                    Arguments.of("ftps-server", key, List.of("dns:a.example.com", "ip:10.0.0.1")),
                    Arguments.of("ftps-server", key, List.of("dns:" + "a".repeat(60) + ".example")),
                    Arguments.of("ftps-server", key, List.of("ip:2001:db8::1")),
                    Arguments.of("ftps-server", key, List.of("dns:b\u00fccher.example")),
                    Arguments.of("ftps-user", key, List.of("login:al-" + key)),
                    Arguments.of(
                        "ftps-user",
                        key,
                        List.of(
                            "login:bo-" + key,
                            "email:bo@Example.com",
                            "email:ren\u00e9@example.com",
                            "upn:bo@ad.example"))));
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @MethodSource("wishes")
  void of_every_profile_and_kind_of_key(String profile, String key, List<String> names) {
    Enrolment asked =
        TestDoor.asking(
            profile,
            TestKeys.of(io.sealport.pki.KeyType.parse(key), names.toString().hashCode()),
            Optional.empty(),
            names.toArray(String[]::new));
    Outcome outcome = rooms.get(Registration.class).enrol(asked, TestDoor.ADMINISTRATOR);

    assertThat(outcome).isInstanceOf(Outcome.Issued.class);
    LedgerEntry entry =
        rooms.get(Ledger.class).require(SerialNumber.parse(outcome.request().serial()));
    assertThat(found(entry)).isEqualTo(NOTHING);
  }

  @Test
  void of_operators_responders_and_the_server_itself() {
    TestDoor.issue(rooms, "officer", "login:olga");
    TestDoor.issue(rooms, "auditor", "login:otto");
    List<LedgerEntry> all =
        rooms.query("SELECT serial FROM certificate WHERE profile <> 'ca'").stream()
            .map(s -> rooms.get(Ledger.class).require(new SerialNumber(new BigInteger(s, 16))))
            .toList();

    assertThat(all)
        .extracting(LedgerEntry::profile)
        .containsAll(
            Rulebook.shipped().profiles().stream()
                .map(Profile::name)
                // That of endpoint-test has a test in its room.
                .filter(p -> !p.startsWith("ftps-") && !p.equals("endpoint-test"))
                .toList());
    assertThat(all)
        .filteredOn(e -> !e.profile().startsWith("ftps-"))
        .allSatisfy(e -> assertThat(found(e).errors()).as(e.profile()).isEmpty());
  }

  @Test
  void of_cas() {
    for (String id : List.of("root", "servers", "users")) {
      assertThat(Lints.checkCa(ca(id).toASN1Structure().getTBSCertificate(), ca("root")))
          .as(id)
          .isEqualTo(NOTHING);
    }
  }
}
