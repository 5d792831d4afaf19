package io.sealport.server.status;

import io.sealport.pki.CaId;
import io.sealport.pki.Issuer;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.authority.TlsIdentity;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A CA ends, or a certificate of the server's own was not renewed in time. */
@Singleton
class CertificateAlarms implements AlarmRule {

  private final Hierarchy hierarchy;
  private final OwnKeys own;

  CertificateAlarms(Hierarchy hierarchy, OwnKeys own) {
    this.hierarchy = hierarchy;
    this.own = own;
  }

  @Override
  public List<Alarm> look(Instant now) {
    List<Alarm> found = new ArrayList<>();
    for (Issuer ca : hierarchy.all()) {
      if (!isReplaced(ca)) {
        authority(ca, now).ifPresent(found::add);
      }
      boolean ended = !now.isBefore(ca.certificate().getNotAfter().toInstant());
      if (ca.addresses().ocsp().isPresent() && !hierarchy.isRevoked(ca.id()) && !ended) {
        found.addAll(owned(OcspResponder.purpose(ca.id()), now));
      }
    }
    found.addAll(owned(TlsIdentity.PURPOSE, now));
    return found;
  }

  /** Revoked, or not the youngest of its family: what it signs comes from another by now. */
  private boolean isReplaced(Issuer ca) {
    if (ca.id().equals(Hierarchy.ROOT)) {
      return false;
    }
    if (CaId.isImported(ca.id())) {
      // Each came by itself: no one succeeds another.
      return hierarchy.isRevoked(ca.id());
    }
    List<Issuer> family = hierarchy.usable(CaId.family(ca.id()));
    return family.isEmpty() || !family.get(family.size() - 1).id().equals(ca.id());
  }

  private static Optional<Alarm> authority(Issuer ca, Instant now) {
    Instant from = ca.certificate().getNotBefore().toInstant();
    Instant end = ca.certificate().getNotAfter().toInstant();
    // A tenth of ten years: what it issues is cut off where it ends.
    Duration notice = Duration.between(from, end).dividedBy(10);
    return now.isBefore(end.minus(notice))
        ? Optional.empty()
        : Optional.of(
            Alarm.of(
                "ca-ends:" + ca.id(),
                !now.isBefore(end.minus(notice.dividedBy(4))),
                "the CA " + ca.id() + " ends " + end,
                hint(ca)));
  }

  private static String hint(Issuer ca) {
    if (CaId.isImported(ca.id())) {
      return "have its servers and users renew under another CA: issuer in their profiles";
    }
    return ca.id().equals(Hierarchy.ROOT)
        ? "make a new CA and have it trusted everywhere before that day"
        : "add its successor: sealport ca --help";
  }

  /** Of every node, since any of them may be the one that looks. */
  private List<Alarm> owned(String purpose, Instant now) {
    List<Alarm> found = new ArrayList<>();
    Map<String, LedgerEntry> all = own.onEveryNode(purpose);
    if (!all.containsKey(own.stored(purpose))) {
      found.add(
          Alarm.of(
              "own-certificate:" + purpose, true, "there is no certificate for " + purpose, LOG));
    }
    all.forEach((stored, entry) -> late(stored, entry, now).ifPresent(found::add));
    return found;
  }

  /** Renewed at two thirds of its life; something is wrong when it was not. */
  private static Optional<Alarm> late(String purpose, LedgerEntry entry, Instant now) {
    Instant from = entry.facts().notBefore();
    Instant end = entry.facts().notAfter();
    Duration twelfth = Duration.between(from, end).dividedBy(12);
    return now.isBefore(end.minus(twelfth.multipliedBy(2)))
        ? Optional.empty()
        : Optional.of(
            Alarm.of(
                "own-certificate:" + purpose,
                !now.isBefore(end.minus(twelfth)),
                "the certificate for " + purpose + " ends " + end + " and was not renewed",
                LOG));
  }

  private static final String LOG = "the server's log says why";
}
