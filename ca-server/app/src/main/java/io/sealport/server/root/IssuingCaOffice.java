package io.sealport.server.root;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaDraft;
import io.sealport.pki.CaId;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.IssuingCas;
import io.sealport.server.journal.Journal;
import io.sealport.server.registration.Caller;
import io.sealport.server.registration.Callers;
import io.sealport.server.status.Revocations;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bouncycastle.cert.X509CertificateHolder;

/** Adds an issuing CA where the root's key is here, and revokes one wherever that key is. */
@Singleton
public class IssuingCaOffice {

  private final Hierarchy hierarchy;
  private final IssuingCas issuing;
  private final Revocations revocations;
  private final Consequences consequences;
  private final Callers callers;
  private final Journal journal;
  private final Clock clock;

  IssuingCaOffice(
      Hierarchy hierarchy,
      IssuingCas issuing,
      Revocations revocations,
      Consequences consequences,
      Callers callers,
      Journal journal,
      Clock clock) {
    this.hierarchy = hierarchy;
    this.issuing = issuing;
    this.revocations = revocations;
    this.consequences = consequences;
    this.callers = callers;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Makes a CA and puts it into service.
   *
   * @throws Fault BAD_INPUT if id or title cannot be; CONFLICT if the id is taken or the root is
   *     offline
   */
  public synchronized void add(String id, Optional<String> title, Caller caller) {
    if (hierarchy.isRootOffline()) {
      throw Fault.of(Kind.CONFLICT, "the root of this CA is kept offline: its key is not here")
          .withHint("sealport ca root request-ca " + CaId.requireIssuing(id) + " --out FILE");
    }
    String named = CaDraft.requireTitle(title.orElseGet(() -> CaId.title(id)));
    IssuingCas.Prepared prepared = issuing.prepare(id);
    X509CertificateHolder certificate = issuing.certify(prepared, named);
    journal.commit(
        acts -> {
          callers.requireStill(caller);
          return issuing.add(acts, id, prepared.keyId(), certificate, caller.id());
        });
    issuing.added();
    consequences.follow();
  }

  /**
   * Revokes a CA: it issues nothing from now on, and the root's CRL lists it at once or, of an
   * offline root, with the next answer.
   *
   * @throws Fault NOT_FOUND if there is none; CONFLICT for the root, or if it is revoked already
   */
  public synchronized void revoke(String id, RevocationReason reason, Caller caller) {
    // DER times have whole seconds; the ledger says what the CRL says.
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    issuing.beginRevocation(id, reason);
    try {
      revocations.commit(
          acts -> {
            callers.requireStill(caller);
            return List.of(issuing.revoke(acts, id, reason, at, caller.id()));
          },
          Function.identity());
    } finally {
      issuing.endRevocation(id);
    }
    consequences.follow();
  }
}
