package io.sealport.server.status;

import io.sealport.pki.CrlId;
import io.sealport.pki.Issuer;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Reading;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The CRLs that are published, and how long the CAs last. */
@Singleton
class CrlReading implements Reading {

  private final Hierarchy hierarchy;
  private final CrlLists lists;
  private final Crls crls;
  private final Clock clock;

  CrlReading(Hierarchy hierarchy, CrlLists lists, Crls crls, Clock clock) {
    this.hierarchy = hierarchy;
    this.lists = lists;
    this.crls = crls;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "crls";
  }

  @Override
  public boolean isStored() {
    return false;
  }

  @Override
  public void read(Sheet sheet) {
    Instant now = clock.instant();
    for (Issuer ca : hierarchy.all()) {
      Instant end = ca.certificate().getNotAfter().toInstant();
      sheet.set(Figure.CA_LEFT, seconds(now, end), ca.id());
      for (CrlId list : lists.of(ca)) {
        crls.current(list.name()).ifPresent(crl -> read(crl, now, sheet));
        crls.current(list.deltaName()).ifPresent(crl -> read(crl, now, sheet));
      }
    }
  }

  private static void read(Crl crl, Instant now, Sheet sheet) {
    sheet.set(Figure.CRL_AGE, seconds(crl.thisUpdate(), now), crl.name());
    sheet.set(Figure.CRL_LEFT, seconds(now, crl.nextUpdate()), crl.name());
    sheet.set(Figure.CRL_NUMBER, crl.number(), crl.name());
    sheet.set(Figure.CRL_ENTRIES, crl.entries(), crl.name());
    // A file that is gone has no bytes.
    sheet.set(Figure.CRL_BYTES, crl.der().toFile().length(), crl.name());
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }
}
