package io.sealport.server.status;

import io.sealport.pki.SerialNumber;
import io.sealport.server.journal.Hearing;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/** Counts the changes of certificates' status, so that what was read before one is known as old. */
@Singleton
class StatusChanges {

  /** Certificates that share a count: a revocation costs a few others their place in memory. */
  private static final int COUNTS = 4_096;

  private final Hearing hearing;
  private final AtomicLongArray counts = new AtomicLongArray(COUNTS);

  StatusChanges(Hearing hearing) {
    this.hearing = hearing;
    hearing.tell(new StatusNews(this));
  }

  /** The state of a certificate, taken before the ledger is read. */
  record Seen(int place, long count) {}

  Seen look(BigInteger serial) {
    int place = Math.floorMod(serial.hashCode(), COUNTS);
    return new Seen(place, counts.get(place));
  }

  /** Who does not hear what other nodes change takes nothing for the same. */
  boolean isSame(Seen seen) {
    return hearing.isCurrent() && counts.get(seen.place()) == seen.count();
  }

  /** The status of a certificate has changed, and the change is on the disk. */
  void tell(SerialNumber serial) {
    counts.incrementAndGet(look(serial.value()).place());
  }
}
