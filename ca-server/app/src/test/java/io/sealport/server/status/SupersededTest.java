package io.sealport.server.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.boot.TestHome;
import io.sealport.server.boot.TestRooms;
import io.sealport.server.registration.TestDoor;
import io.sealport.testing.FakeClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a new certificate takes the place of is revoked for everybody at once. */
class SupersededTest {

  @TempDir Path folder;
  private TestRooms rooms;

  @BeforeEach
  void open() throws Exception {
    Path home = TestHome.copyInto(folder);
    Files.writeString(
        home.resolve("policies/ftps-user.yaml"),
        "\nlimits: {max-active: 1, when-reached: revoke-predecessor}\n",
        StandardOpenOption.APPEND);
    rooms = TestRooms.on(home, new FakeClock());
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  private CertificateStatus ocsp(LedgerEntry entry) {
    byte[] request = OcspAsking.about(users(), entry.serial().value()).der();
    return OcspAsking.certificateStatus(rooms.get(OcspResponder.class).answer(request).der());
  }

  private X509CertificateHolder users() {
    return rooms.get(Hierarchy.class).require("users").certificate();
  }

  private X509CRLHolder crl() throws Exception {
    Crls crls = rooms.get(Crls.class);
    crls.publishDue();
    return new X509CRLHolder(Files.readAllBytes(crls.current("users").orElseThrow().der()));
  }

  @Test
  void a_kept_good_answer_is_gone_and_the_next_crl_lists_it() throws Exception {
    LedgerEntry first = TestDoor.issue(rooms, "ftps-user", "login:alice");
    assertThat(ocsp(first)).isNull();
    assertThat(crl().getRevokedCertificate(first.serial().value())).isNull();

    LedgerEntry second = TestDoor.issue(rooms, "ftps-user", "login:alice");

    assertThat(ocsp(first))
        .isInstanceOfSatisfying(
            RevokedStatus.class,
            s -> assertThat(s.getRevocationReason()).isEqualTo(RevocationReason.SUPERSEDED.code()));
    assertThat(ocsp(second)).isNull();
    X509CRLHolder crl = crl();
    assertThat(crl.getRevokedCertificate(first.serial().value())).isNotNull();
    assertThat(crl.getRevokedCertificate(second.serial().value())).isNull();
  }
}
