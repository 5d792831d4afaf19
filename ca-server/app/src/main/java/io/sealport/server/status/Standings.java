package io.sealport.server.status;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.sealport.pki.Issuer;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.Standing;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/**
 * What has become of serials, from memory or from the ledger. What is in memory is good as long as
 * no status has changed since it was read: see {@link StatusChanges}.
 */
@Singleton
class Standings {

  /** About 10 MiB. */
  private static final int MOST = 50_000;

  /** A commit that nobody knows of may be on the disk later than it was told. */
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final StatusChanges changes;
  private final Cache<Key, Known> known =
      CacheBuilder.newBuilder().maximumSize(MOST).expireAfterWrite(OLDEST).build();

  Standings(Ledger ledger, StatusChanges changes) {
    this.ledger = ledger;
    this.changes = changes;
  }

  private record Key(String issuer, BigInteger serial) {}

  private record Known(Standing standing, StatusChanges.Seen seen) {}

  /** What memory has of it: nothing is read. */
  Optional<Standing> remembered(Issuer issuer, BigInteger serial) {
    Known found = known.getIfPresent(new Key(issuer.id(), serial));
    return found != null && changes.isSame(found.seen())
        ? Optional.of(found.standing())
        : Optional.empty();
  }

  /** What became of it; empty if that CA never issued it. */
  Optional<Standing> find(Issuer issuer, BigInteger serial) {
    Optional<Standing> before = remembered(issuer, serial);
    if (before.isPresent() || serial.signum() <= 0 || serial.bitLength() > SerialNumber.MAX_BITS) {
      return before;
    }
    StatusChanges.Seen seen = changes.look(serial);
    Optional<Standing> found = ledger.standing(issuer.id(), new SerialNumber(serial));
    // What was never issued may be issued yet.
    found.ifPresent(s -> known.put(new Key(issuer.id(), serial), new Known(s, seen)));
    return found;
  }
}
