package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.OwnCredential;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.authority.Standing;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.TestDoor;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** ECDSA makes a new signature each time: the same bytes were kept, others are fresh. */
class OcspCacheTest {

  private static final int UNAUTHORIZED = 6;

  @TempDir Path folder;
  private TestRooms rooms;
  private LedgerEntry alice;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    alice = TestDoor.issue(rooms, "ftps-user", "login:alice");
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private X509CertificateHolder users() {
    return rooms.get(Hierarchy.class).require("users").certificate();
  }

  private byte[] aboutAlice() {
    return OcspAsking.about(users(), alice.serial().value()).der();
  }

  private byte[] ask(byte[] request) {
    return rooms.get(OcspResponder.class).answer(request).der();
  }

  @Test
  void the_same_question_gets_the_same_answer() {
    assertThat(ask(aboutAlice())).isEqualTo(ask(aboutAlice()));
  }

  @Test
  void a_kept_good_answer_is_gone_with_the_revocation() {
    ask(aboutAlice());

    rooms
        .get(Revocations.class)
        .revoke(alice.serial(), RevocationReason.KEY_COMPROMISE, false, "operator:test");

    assertThat(OcspAsking.certificateStatus(ask(aboutAlice()))).isInstanceOf(RevokedStatus.class);
    assertThat(ask(aboutAlice())).isEqualTo(ask(aboutAlice()));
  }

  @Test
  void an_answer_made_while_the_status_changed_is_not_kept() {
    OcspCache cache = rooms.get(OcspCache.class);
    StatusChanges changes = rooms.get(StatusChanges.class);
    StatusChanges.Seen before = changes.look(alice.serial().value());
    OcspAnswer good = rooms.get(OcspResponder.class).answer(aboutAlice());
    changes.tell(alice.serial());

    cache.keep(aboutAlice(), good, before, signer(), standing());

    assertThat(cache.find(aboutAlice())).isEmpty();
  }

  @Test
  void an_answer_of_a_replaced_responder_is_not_given() {
    OcspCache cache = rooms.get(OcspCache.class);
    OcspAnswer good = rooms.get(OcspResponder.class).answer(aboutAlice());
    StatusChanges.Seen seen = rooms.get(StatusChanges.class).look(alice.serial().value());
    OwnCredential now = signer();

    cache.keep(
        aboutAlice(),
        good,
        seen,
        new OwnCredential(now.purpose(), now.entry(), "ocsp-users-before", now.pen()),
        standing());

    assertThat(cache.find(aboutAlice())).isEmpty();
  }

  private Standing standing() {
    return rooms.get(Ledger.class).standing("users", alice.serial()).orElseThrow();
  }

  private OwnCredential signer() {
    return rooms.get(OwnKeys.class).require(OcspResponder.purpose("users"));
  }

  @Test
  void after_five_minutes_it_is_made_again() {
    byte[] first = ask(aboutAlice());

    rooms.clock().advance(Duration.ofMinutes(4));
    assertThat(ask(aboutAlice())).isEqualTo(first);

    rooms.clock().advance(Duration.ofMinutes(1));
    assertThat(ask(aboutAlice())).isNotEqualTo(first);
  }

  @Test
  void a_certificate_that_ends_meanwhile_is_not_called_good() {
    Duration left = Duration.between(rooms.clock().instant(), alice.facts().notAfter());
    rooms.clock().advance(left.minusMinutes(1));
    assertThat(OcspAsking.certificateStatus(ask(aboutAlice()))).isNull();

    rooms.clock().advance(Duration.ofMinutes(2));

    assertThat(OcspAsking.responseStatus(ask(aboutAlice()))).isEqualTo(UNAUTHORIZED);
  }

  @Test
  void what_was_never_issued_is_looked_up_each_time() {
    byte[] request = OcspAsking.about(users(), BigInteger.valueOf(4711)).der();

    assertThat(ask(request)).isNotEqualTo(ask(request));
  }

  @Test
  void a_nonce_is_answered_afresh() {
    byte[] request =
        OcspAsking.about(users(), alice.serial().value()).nonce(new byte[] {1, 2, 3}).der();

    assertThat(ask(request)).isNotEqualTo(ask(request));
  }
}
