package io.sealport.server.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Forge;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.identity.person.OwnStatus;
import io.sealport.server.registration.TestDoor;
import io.sealport.server.status.Revocations;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger says of certificates that requesters show. */
class OwnStatusTest {

  private static final Revocations.By OFFICER = new Revocations.By("operator:test", () -> {});

  @TempDir Path folder;

  private TestRooms rooms;
  private LedgerEntry alice;

  @BeforeEach
  void issue() {
    rooms = TestRooms.ofCa(folder);
    alice = TestDoor.issue(rooms, "ftps-user", "login:alice");
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private OwnStatus.Status status() {
    return rooms.get(OwnStatus.class).of(alice.facts());
  }

  private void revoke(RevocationReason reason) {
    rooms.get(Revocations.class).revoke(alice.serial(), reason, false, OFFICER);
  }

  @Test
  void what_was_issued_is_valid_until_its_end() {
    assertThat(status()).isEqualTo(OwnStatus.Status.VALID);
    rooms.clock().advance(Duration.between(rooms.clock().instant(), alice.facts().notAfter()));
    assertThat(status()).isEqualTo(OwnStatus.Status.EXPIRED);
  }

  @Test
  void what_is_held_or_revoked_is_not() {
    revoke(RevocationReason.CERTIFICATE_HOLD);
    assertThat(status()).isEqualTo(OwnStatus.Status.HELD);
    revoke(RevocationReason.KEY_COMPROMISE);
    assertThat(status()).isEqualTo(OwnStatus.Status.REVOKED);
  }

  @Test
  void what_was_renewed_is_superseded() {
    TestDoor.renew(rooms, alice);

    assertThat(status()).isEqualTo(OwnStatus.Status.SUPERSEDED);
  }

  @Test
  void our_serial_and_our_issuers_name_make_nothing_ours() {
    Forge.Forged namesake = Forge.root(alice.facts().issuer());
    Forge.Forged forged = Forge.user("alice").serial(alice.serial().value()).by(namesake);

    assertThat(rooms.get(OwnStatus.class).of(CertificateFacts.of(forged.certificate())))
        .isEqualTo(OwnStatus.Status.UNKNOWN);
  }
}
