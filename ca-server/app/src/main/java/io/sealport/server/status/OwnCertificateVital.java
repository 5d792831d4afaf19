package io.sealport.server.status;

import io.sealport.pki.Issuer;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.OwnCredential;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.authority.TlsIdentity;
import io.sealport.server.watch.Condition;
import io.sealport.server.watch.Vital;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the certificates are in force that OCSP answers and https are believed by. */
@Singleton
class OwnCertificateVital implements Vital {

  private final Hierarchy hierarchy;
  private final OwnKeys own;
  private final Clock clock;

  OwnCertificateVital(Hierarchy hierarchy, OwnKeys own, Clock clock) {
    this.hierarchy = hierarchy;
    this.own = own;
    this.clock = clock;
  }

  @Override
  public String id() {
    return "own-certificates";
  }

  @Override
  public Condition look() {
    Instant now = clock.instant();
    List<String> purposes = purposes(now);
    List<String> wrong = purposes.stream().flatMap(p -> wrong(p, now).stream()).toList();
    return wrong.isEmpty()
        ? Condition.up(purposes.size() + " in force")
        : Condition.down(String.join("; ", wrong));
  }

  private List<String> purposes(Instant now) {
    List<String> purposes = new ArrayList<>(List.of(TlsIdentity.PURPOSE));
    for (Issuer ca : hierarchy.all()) {
      boolean ended = !now.isBefore(ca.certificate().getNotAfter().toInstant());
      if (ca.addresses().ocsp().isPresent() && !ended) {
        purposes.add(OcspResponder.purpose(ca.id()));
      }
    }
    return purposes;
  }

  private Optional<String> wrong(String purpose, Instant now) {
    Optional<OwnCredential> credential = own.find(purpose);
    if (credential.isEmpty()) {
      return Optional.of("there is no certificate for " + purpose);
    }
    Instant end = credential.get().entry().facts().notAfter();
    return now.isBefore(end)
        ? Optional.empty()
        : Optional.of("the certificate for " + purpose + " ended " + end);
  }
}
