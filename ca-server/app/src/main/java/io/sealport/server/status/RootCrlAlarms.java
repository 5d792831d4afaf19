package io.sealport.server.status;

import io.sealport.pki.CaId;
import io.sealport.pki.Issuer;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Of an offline root: its CRL lapses, or does not list a CA that is revoked. */
@Singleton
class RootCrlAlarms implements AlarmRule {

  /** Somebody has to find the key, its keeper and the passphrase. */
  private static final Duration LEAST_NOTICE = Duration.ofDays(30);

  /** Carrying files both ways takes hours, not days. */
  private static final Duration CARRYING = Duration.ofDays(1);

  private static final String CURE =
      "carry a request to the root: sealport ca root request-crl --out FILE";

  private final Hierarchy hierarchy;
  private final Ledger ledger;
  private final RootCrls crls;

  RootCrlAlarms(Hierarchy hierarchy, Ledger ledger, RootCrls crls) {
    this.hierarchy = hierarchy;
    this.ledger = ledger;
    this.crls = crls;
  }

  @Override
  public List<Alarm> look(Instant now) {
    if (!hierarchy.isRootOffline()) {
      return List.of();
    }
    Optional<RootCrls.Newest> newest = crls.newest();
    if (newest.isEmpty()) {
      return List.of(Alarm.of("crl-lapses:root", true, "no CRL of the root is published", CURE));
    }
    List<Alarm> found = new ArrayList<>(unlisted(newest.get(), now));
    lapse(newest.get(), now).ifPresent(found::add);
    return found;
  }

  /**
   * How long before the end of a CRL its alarm begins: a third of its validity and at least 30
   * days, but never more than half of it.
   */
  static Duration notice(Duration validity) {
    Duration third = validity.dividedBy(3);
    Duration half = validity.dividedBy(2);
    Duration least = LEAST_NOTICE.compareTo(half) < 0 ? LEAST_NOTICE : half;
    return third.compareTo(least) > 0 ? third : least;
  }

  private static Optional<Alarm> lapse(RootCrls.Newest crl, Instant now) {
    Instant end = crl.nextUpdate();
    Duration notice = notice(Duration.between(crl.thisUpdate(), end));
    if (now.isBefore(end.minus(notice))) {
      return Optional.empty();
    }
    boolean lapsed = !now.isBefore(end);
    boolean critical = !now.isBefore(end.minus(notice.dividedBy(3)));
    String message =
        lapsed
            ? "the root's CRL lapsed "
                + end
                + ": servers and clients that check it refuse everybody"
            : "the root's CRL lapses " + end + "; who checks it will then refuse everybody";
    return Optional.of(Alarm.of("crl-lapses:root", critical, message, CURE));
  }

  private List<Alarm> unlisted(RootCrls.Newest crl, Instant now) {
    List<Alarm> found = new ArrayList<>();
    for (Issuer ca : hierarchy.all()) {
      if (CaId.isImported(ca.id())) {
        // No root of ours can list it.
        continue;
      }
      SerialNumber serial = new SerialNumber(ca.certificate().getSerialNumber());
      LedgerEntry entry = ledger.require(serial);
      if (entry.revocation().isPresent()
          && now.isBefore(entry.facts().notAfter())
          && !crl.serials().contains(serial.toString())) {
        Instant at = entry.revocation().get().at();
        found.add(
            Alarm.of(
                "ca-unlisted:" + ca.id(),
                !now.isBefore(at.plus(CARRYING)),
                "the CA " + ca.id() + " was revoked " + at + " and is not on the root's CRL yet",
                CURE));
      }
    }
    return found;
  }
}
