package io.sealport.server.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.api.CertificateBundle;
import io.sealport.pki.CsrDraft;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.TestKeys;
import io.sealport.policy.Role;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestRooms;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Goes through the door as an administrator, for tests that want a certificate to be there. */
public final class TestDoor {

  /** Who asks. */
  public static final Caller ADMINISTRATOR =
      new Caller(
          "operator:test", Optional.of(Role.ADMINISTRATOR), Optional.empty(), Optional.empty());

  private TestDoor() {}

  /** What an honest requester asks for, with that holder's key. */
  public static Enrolment asking(String profile, String... names) {
    return asking(profile, TestKeys.ecOf(profile + names[0]), Optional.empty(), names);
  }

  static Enrolment asking(
      String profile, KeyPair key, Optional<Duration> validity, String... names) {
    List<Name> wanted = Arrays.stream(names).map(Name::parse).toList();
    return new Enrolment(profile, List.of(), CsrDraft.sign(key, wanted).der(), validity);
  }

  /** A certificate of that profile, with that holder's key. */
  public static LedgerEntry issue(TestRooms rooms, String profile, String... names) {
    return issue(rooms, TestKeys.ecOf(profile + names[0]), profile, names);
  }

  /** The same with a key of the test's. */
  public static LedgerEntry issue(TestRooms rooms, KeyPair key, String profile, String... names) {
    Enrolment asked = asking(profile, key, Optional.empty(), names);
    Outcome outcome = rooms.get(Registration.class).enrol(asked, ADMINISTRATOR);
    assertThat(outcome).isInstanceOf(Outcome.Issued.class);
    CertificateBundle bundle = outcome.request().bundle();
    return rooms.get(Ledger.class).require(SerialNumber.parse(bundle.info().serial()));
  }

  /** A renewal of that certificate by its holder. */
  public static LedgerEntry renew(TestRooms rooms, LedgerEntry current) {
    Caller holder =
        new Caller(
            "certificate:" + current.serial(),
            Optional.of(Role.REQUESTER),
            Optional.of(current.serial()),
            Optional.empty());
    Outcome outcome =
        rooms
            .get(Registration.class)
            .renew(
                CsrDraft.sign(TestKeys.fresh(), current.facts().names()).der(),
                Optional.empty(),
                holder);
    assertThat(outcome).isInstanceOf(Outcome.Issued.class);
    return rooms.get(Ledger.class).require(SerialNumber.parse(outcome.request().serial()));
  }
}
