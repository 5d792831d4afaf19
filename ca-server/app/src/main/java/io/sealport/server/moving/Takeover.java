package io.sealport.server.moving;

import io.sealport.api.ImportReport;
import io.sealport.moving.OldCa;
import io.sealport.moving.Watcher;
import io.sealport.pki.HeldKey;
import io.sealport.server.authority.ImportedCas;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.DatabaseTrouble;
import io.sealport.server.journal.Journal;
import io.sealport.server.root.Consequences;
import io.sealport.server.status.Crls;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Takes a CA over. The key is on the disk first, of no use to anybody; the transaction that stores
 * CA, certificates and CRL number makes it the CA's. So a crash leaves all or nothing.
 */
@Singleton
public class Takeover {

  private final Planning planning;
  private final ImportedCas imported;
  private final Intake intake;
  private final Journal journal;
  private final Crls crls;
  private final Consequences consequences;

  Takeover(
      Planning planning,
      ImportedCas imported,
      Intake intake,
      Journal journal,
      Crls crls,
      Consequences consequences) {
    this.planning = planning;
    this.imported = imported;
    this.intake = intake;
    this.journal = journal;
    this.crls = crls;
    this.consequences = consequences;
  }

  /**
   * What taking it over would do; nothing is changed.
   *
   * @throws io.sealport.fault.Fault CONFLICT, BAD_INPUT or BAD_CONFIGURATION if it cannot be
   */
  public ImportReport plan(OldCa old, Wanted wanted) {
    return planning.plan(old, wanted).report(false);
  }

  /**
   * Takes over a CA that is not here.
   *
   * @param key the CA's
   * @throws io.sealport.fault.Fault as for {@link #plan}; UNAUTHENTICATED if the passphrase is not
   *     that of this home's keys
   */
  public ImportReport take(OldCa old, HeldKey key, Wanted wanted, Watcher watcher) {
    Plan plan = planning.plan(old, wanted);
    String keyId = imported.keep(plan.id(), old.certificate(), key);
    try {
      journal.commit(
          acts -> {
            long seq = acts.add(plan.act());
            imported.add(seq, plan.arrival(), keyId, Act.SYSTEM);
            intake.store(acts, plan, watcher);
            crls.goOn(
                plan.id(), plan.crlNumber(), old.lastCrl().thisUpdate().orElse(Instant.EPOCH));
            return seq;
          });
    } catch (RuntimeException e) {
      // It may be on the disk after all: then the key is needed at the next start.
      if (DatabaseTrouble.of(e).filter(DatabaseTrouble.UNCERTAIN::equals).isEmpty()) {
        imported.abandon(keyId);
      }
      throw e;
    }
    imported.added();
    consequences.follow();
    return plan.report(true);
  }

  /**
   * Takes what a CA that is here has issued and revoked elsewhere since.
   *
   * @throws io.sealport.fault.Fault as for {@link #plan}
   */
  public ImportReport takeSince(OldCa old, Wanted wanted, Watcher watcher) {
    Plan plan = planning.plan(old, wanted);
    if (plan.isNothingNew(crls.number(plan.id()))) {
      return plan.report(true);
    }
    journal.commit(
        acts -> {
          long seq = acts.add(plan.act());
          intake.store(acts, plan, watcher);
          crls.goOn(plan.id(), plan.crlNumber(), old.lastCrl().thisUpdate().orElse(Instant.EPOCH));
          return seq;
        });
    crls.outdate(plan.id());
    consequences.follow();
    return plan.report(true);
  }
}
