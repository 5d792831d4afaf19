package io.sealport.server.registration;

import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Issues;
import io.sealport.policy.RateLimit;
import io.sealport.server.authority.IssueLog;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.journal.Act;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was issued before, as one claimant's request is held against it. */
record PastIssues(IssueLog log, Ledger ledger, Claimant claimant) implements Issues {

  @Override
  public boolean serverAsks() {
    return claimant.caller().equals(Act.SYSTEM);
  }

  @Override
  public Optional<SerialNumber> renewed() {
    return claimant.renews();
  }

  @Override
  public List<Issued> valid(String profile, Name name) {
    return log.valid(profile, name);
  }

  @Override
  public List<Issued> alike(Name login) {
    return log.alike(login, renewed().map(ledger::require).map(LedgerEntry::lineage));
  }

  @Override
  public Optional<Instant> newest(RateLimit.Per per, String profile, Name name, int nth) {
    return switch (per) {
      case NAME -> log.issuedFor(name, profile, nth);
      case REQUESTER -> newestOfRequester(profile, nth);
      case PROFILE -> log.issuedOf(profile, nth);
    };
  }

  /** Who asks by certificates has another one at each renewal and is the same all the time. */
  private Optional<Instant> newestOfRequester(String profile, int nth) {
    return renewed()
        .filter(own -> claimant.caller().equals(Callers.holder(own)))
        .map(own -> log.issuedWithin(ledger.require(own).lineage(), profile, nth))
        .orElseGet(() -> log.issuedTo(claimant.caller(), profile, nth));
  }
}
