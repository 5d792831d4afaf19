package io.sealport.server.status;

import io.sealport.pki.Issuer;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.authority.TlsIdentity;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Reading;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long the certificates last that the server lives on. */
@Singleton
class OwnCertificateReading implements Reading {

  private final Hierarchy hierarchy;
  private final OwnKeys own;
  private final Clock clock;

  OwnCertificateReading(Hierarchy hierarchy, OwnKeys own, Clock clock) {
    this.hierarchy = hierarchy;
    this.own = own;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "own-certificates";
  }

  /** What is not in service yet is looked for there. */
  @Override
  public boolean isStored() {
    return true;
  }

  @Override
  public void read(Sheet sheet) {
    Instant now = clock.instant();
    read(TlsIdentity.PURPOSE, now, sheet);
    for (Issuer ca : hierarchy.all()) {
      if (ca.addresses().ocsp().isPresent()) {
        read(OcspResponder.purpose(ca.id()), now, sheet);
      }
    }
  }

  private void read(String purpose, Instant now, Sheet sheet) {
    own.find(purpose)
        .map(c -> Duration.between(now, c.entry().facts().notAfter()))
        .ifPresent(left -> sheet.set(Figure.OWN_LEFT, left.toSeconds(), purpose));
  }
}
