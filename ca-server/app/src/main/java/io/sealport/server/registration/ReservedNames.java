package io.sealport.server.registration;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import io.sealport.policy.PendingRules;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The names of pending requests, where the profile reserves them. A name is held by one request;
 * the requester's own newer request takes it over. Writes happen inside the caller's transaction.
 */
@Singleton
class ReservedNames {

  private final ReservedNameRows rows;
  private final Clock clock;

  ReservedNames(ReservedNameRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** How long the name has been kept from the claimant, if it is. */
  Optional<Duration> keptFrom(Claimant claimant, Name name) {
    return rows.findById(name.toString())
        .filter(claimant::isKeptOutBy)
        .map(r -> Duration.ofMillis(Math.max(0, clock.millis() - r.since())));
  }

  /** Every name that is kept from the claimant, as policy says it. */
  List<Violation> violations(Claimant claimant, List<Name> names) {
    return names.stream()
        .flatMap(n -> keptFrom(claimant, n).map(d -> PendingRules.reserved(n, d)).stream())
        .toList();
  }

  /** Reserves names, of which none is kept from the claimant. */
  void reserve(Claimant claimant, List<Name> names) {
    for (Name name : names) {
      ReservedNameRow row =
          new ReservedNameRow(
              name.toString(), claimant.request(), claimant.caller(), clock.millis());
      if (rows.existsById(row.name())) {
        rows.update(row);
      } else {
        rows.save(row);
      }
    }
  }

  /** Gives the names of a request free. */
  void release(String request) {
    rows.release(request);
  }
}
