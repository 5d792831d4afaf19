package io.sealport.server.status;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.root.RootAnswer;
import io.sealport.root.RootRequest;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Work;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CRLHolder;

/** The CRLs of a root whose key is elsewhere: what to ask for, and what came back. */
@Singleton
public class RootCrls {

  private final Hierarchy hierarchy;
  private final Ledger ledger;
  private final CrlRows rows;
  private final Crls crls;
  private final StatusSettings settings;
  private final Clock clock;

  RootCrls(
      Hierarchy hierarchy,
      Ledger ledger,
      CrlRows rows,
      Crls crls,
      StatusSettings settings,
      Clock clock) {
    this.hierarchy = hierarchy;
    this.ledger = ledger;
    this.rows = rows;
    this.crls = crls;
    this.settings = settings;
    this.clock = clock;
  }

  /** The CRL that the root should sign now. */
  public RootRequest.WantedCrl wanted() {
    Optional<CrlRow> before = rows.newest(Hierarchy.ROOT);
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant end = hierarchy.root().certificate().getNotAfter().toInstant();
    Instant nextUpdate = now.plus(settings.rootCrlValidity()).truncatedTo(ChronoUnit.SECONDS);
    // RFC 5280 3.3: an expired entry leaves after it was on one CRL issued beyond its end.
    Instant from = before.map(CrlRow::thisUpdate).map(Instant::ofEpochMilli).orElse(Instant.EPOCH);
    return new RootRequest.WantedCrl(
        before.map(CrlRow::number).orElse(0L) + 1,
        now,
        nextUpdate.isBefore(end) ? nextUpdate : end,
        ledger.revoked(Hierarchy.ROOT, from).stream()
            .map(r -> new RootRequest.Revoked(r.serial().toString(), r.reason().wire(), r.at()))
            .toList());
  }

  /** What was stored and is to be published once it is on the disk. */
  public static final class Stored {
    private Stored() {}
  }

  /**
   * Stores a CRL that was checked, inside the caller's transaction.
   *
   * @throws Fault CONFLICT if its number does not grow, or it has ended
   */
  public Stored add(
      Work.Acts acts, RootAnswer.Crl crl, RootRequest.WantedCrl wanted, String actor) {
    // RFC 5280 5.2.3: the CRL number must increase.
    long before = rows.newest(Hierarchy.ROOT).map(CrlRow::number).orElse(0L);
    if (crl.number() <= before) {
      throw Fault.of(
          Kind.CONFLICT,
          "the CRL has number " + crl.number() + "; number " + before + " is published already");
    }
    if (!clock.instant().isBefore(wanted.nextUpdate())) {
      throw Fault.of(Kind.CONFLICT, "the CRL ended " + wanted.nextUpdate())
          .withHint("ask for a new one: sealport ca root request-crl");
    }
    CrlRow row =
        new CrlRow(
            Hierarchy.ROOT + "/" + crl.number(),
            Hierarchy.ROOT,
            crl.number(),
            wanted.thisUpdate().toEpochMilli(),
            wanted.nextUpdate().toEpochMilli(),
            wanted.revoked().size(),
            CertificateFacts.sha256(crl.der()),
            crl.der(),
            "");
    rows.save(row);
    acts.add(
        Act.of(actor, "crl.issued", Hierarchy.ROOT)
            .with("number", Long.toString(crl.number()))
            .with("entries", Integer.toString(wanted.revoked().size()))
            .with("nextUpdate", wanted.nextUpdate().toString()));
    return new Stored();
  }

  /** After the transaction: everybody sees the new CRL. */
  public void publish(Stored stored) {
    crls.publishStored();
  }

  /** The newest one of an offline root, from when to when it is good and what it lists. */
  record Newest(Instant thisUpdate, Instant nextUpdate, Set<String> serials) {}

  Optional<Newest> newest() {
    return rows.newest(Hierarchy.ROOT)
        .map(
            row ->
                new Newest(
                    Instant.ofEpochMilli(row.thisUpdate()),
                    Instant.ofEpochMilli(row.nextUpdate()),
                    serials(row)));
  }

  private static Set<String> serials(CrlRow row) {
    byte[] der = row.der();
    try {
      return der == null
          ? Set.of()
          : Arrays.stream(new X509CRLHolder(der).toASN1Structure().getRevokedCertificates())
              .map(e -> e.getUserCertificate().getValue().toString(16))
              .collect(Collectors.toSet());
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "the root's CRL in the database is damaged", e);
    }
  }
}
