package io.sealport.server.moving;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.moving.OldCa;
import io.sealport.moving.OldCertificate;
import io.sealport.moving.OldRevocation;
import io.sealport.pki.CaId;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.policy.Usage;
import io.sealport.server.authority.ImportedCas;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.ListedSerials;
import io.sealport.server.registration.OwnCertificates;
import io.sealport.server.status.Crls;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out whether a CA can be taken over, and what of it is not here yet. */
@Singleton
class Planning {

  private final ImportedCas imported;
  private final Ledger ledger;
  private final ListedSerials listed;
  private final Crls crls;
  private final OwnCertificates own;
  private final Policies policies;
  private final Clock clock;

  Planning(
      ImportedCas imported,
      Ledger ledger,
      ListedSerials listed,
      Crls crls,
      OwnCertificates own,
      Policies policies,
      Clock clock) {
    this.imported = imported;
    this.ledger = ledger;
    this.listed = listed;
    this.crls = crls;
    this.own = own;
    this.policies = policies;
    this.clock = clock;
  }

  Plan plan(OldCa old, Wanted wanted) {
    Instant now = clock.instant();
    ImportedCas.Arrival arrival =
        wanted.again() ? known(old, wanted) : requireNew(old, wanted, now);
    List<OldCertificate> added = new ArrayList<>();
    List<OldCertificate> changed = new ArrayList<>();
    for (OldCertificate certificate : old.certificates()) {
      imported.requireFree(certificate.serial(), arrival.id());
      // A CA of old may have issued its own serial again; the ledger has that of the CA itself.
      boolean again = certificate.serial().value().equals(old.certificate().getSerialNumber());
      sort(again ? certificate.bare() : certificate, arrival.id(), added, changed);
    }
    long number = Math.max(number(old), wanted.again() ? crls.number(arrival.id()) : 0);
    return new Plan(old, arrival, List.copyOf(added), List.copyOf(changed), number, now);
  }

  private ImportedCas.Arrival requireNew(OldCa old, Wanted wanted, Instant now) {
    imported
        .idOf(old.certificate())
        .ifPresent(
            id -> {
              throw Fault.of(Kind.CONFLICT, "this CA is here already: it is the CA " + id)
                  .withHint("--again takes what it has issued and revoked since");
            });
    ImportedCas.Arrival arrival =
        new ImportedCas.Arrival(
            CaId.requireImported(wanted.id().orElse(CaId.IMPORTED)),
            old.certificate(),
            old.above(),
            wanted.terms());
    requireProfile(wanted.terms().serverProfile(), Usage.SERVER);
    requireProfile(wanted.terms().userProfile(), Usage.CLIENT);
    imported.requireNew(arrival);
    if (now.isBefore(old.certificate().getNotAfter().toInstant())) {
      own.requireResponder(imported.issuer(arrival));
    }
    return arrival;
  }

  private ImportedCas.Arrival known(OldCa old, Wanted wanted) {
    String id =
        imported
            .idOf(old.certificate())
            .filter(CaId::isImported)
            .orElseThrow(
                () ->
                    Fault.of(Kind.CONFLICT, "this CA was not imported yet")
                        .withHint("without --again it is"));
    if (wanted.id().filter(w -> !w.equals(id)).isPresent()) {
      throw Fault.of(
          Kind.CONFLICT, "this CA is here as " + id + ", not as " + wanted.id().orElseThrow());
    }
    return new ImportedCas.Arrival(
        id, old.certificate(), old.above(), imported.terms(id).orElse(wanted.terms()));
  }

  /** Renewal must lead somewhere, and never to an operator. */
  private void requireProfile(String name, Usage usage) {
    Optional<Profile> profile = policies.current().profile(name);
    boolean fits = profile.filter(p -> p.usage() == usage && p.grants().isEmpty()).isPresent();
    if (!fits) {
      throw Fault.of(
              Kind.BAD_INPUT,
              "\""
                  + Name.printable(name)
                  + "\" is "
                  + profile.map(p -> "a profile for another purpose").orElse("no profile here")
                  + "; wanted one of usage "
                  + usage.wire()
                  + " that grants no role")
          .withHint("--as SERVERS,USERS names the profiles that old certificates renew by");
    }
  }

  private void sort(
      OldCertificate certificate,
      String id,
      List<OldCertificate> added,
      List<OldCertificate> changed) {
    Optional<Here> here = here(certificate.serial(), id);
    if (here.isEmpty()) {
      added.add(certificate);
    } else if (isNews(certificate, here.get())) {
      changed.add(certificate);
    }
  }

  /** What the ledger has of a serial. */
  private record Here(Optional<LedgerEntry.Revocation> revocation) {

    /** Whether it may still be revoked: it is valid, or held and may be so for good. */
    boolean isOpenTo(OldRevocation news) {
      return revocation
          .map(
              r ->
                  r.reason() == RevocationReason.CERTIFICATE_HOLD
                      && news.reason() != RevocationReason.CERTIFICATE_HOLD)
          .orElse(true);
    }
  }

  /** Revoked there and not here. */
  private static boolean isNews(OldCertificate certificate, Here here) {
    return certificate.revocation().filter(here::isOpenTo).isPresent();
  }

  private Optional<Here> here(SerialNumber serial, String id) {
    return ledger
        .find(serial)
        .filter(LedgerEntry::isImported)
        .map(e -> new Here(e.revocation()))
        .or(() -> listed.find(id, serial).map(l -> new Here(l.revocation())));
  }

  private static long number(OldCa old) {
    BigInteger number = old.lastCrl().number();
    if (number.bitLength() > 62) {
      throw Fault.of(
          Kind.BAD_INPUT, "the last CRL's number is " + number + "; wanted one below 2^62");
    }
    return number.longValueExact();
  }
}
