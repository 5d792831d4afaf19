package io.sealport.server.status;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.OwnCredential;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.journal.Hearing;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * OCSP answers that are given again to the same request. None is given once the status of its
 * certificate has changed, its responder was replaced, or its time is over.
 */
@Singleton
class OcspCache {

  /** About 25 MiB. */
  private static final int MOST = 20_000;

  /** A plain question about one certificate has about 80 bytes; others are not worth the room. */
  private static final int LONGEST_REQUEST = 256;

  /** As long as the front lets others keep an answer. */
  private static final Duration OLDEST = Duration.ofMinutes(5);

  /** Certificates that share a count of changes: a revocation costs a few others their answer. */
  private static final int COUNTS = 4_096;

  private final OwnKeys own;
  private final Hearing hearing;
  private final Clock clock;
  private final Cache<ByteBuffer, Kept> answers =
      CacheBuilder.newBuilder().maximumSize(MOST).build();
  private final AtomicLongArray changes = new AtomicLongArray(COUNTS);

  OcspCache(OwnKeys own, Hearing hearing, Clock clock) {
    this.own = own;
    this.hearing = hearing;
    this.clock = clock;
  }

  /** The state of a certificate, taken before the ledger is read. */
  record Seen(int place, long changes) {}

  private record Kept(OcspAnswer answer, Seen seen, OwnCredential signer, Instant until) {}

  Seen look(BigInteger serial) {
    int place = Math.floorMod(serial.hashCode(), COUNTS);
    return new Seen(place, changes.get(place));
  }

  /** The status of a certificate has changed, and the change is on the disk. */
  void forget(SerialNumber serial) {
    changes.incrementAndGet(look(serial.value()).place());
  }

  Optional<OcspAnswer> find(byte[] request) {
    // Who does not hear what other nodes revoke gives nothing from memory.
    if (request.length > LONGEST_REQUEST || !hearing.isCurrent()) {
      return Optional.empty();
    }
    Kept kept = answers.getIfPresent(ByteBuffer.wrap(request));
    return kept != null && isGood(kept) ? Optional.of(kept.answer()) : Optional.empty();
  }

  /** The signer is compared by identity: a renewed one is another object, and nothing else is. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isGood(Kept kept) {
    Instant now = clock.instant();
    return changes.get(kept.seen().place()) == kept.seen().changes()
        && now.isBefore(kept.until())
        && kept.answer().cacheable().filter(w -> !now.isBefore(w.thisUpdate())).isPresent()
        && own.find(kept.signer().purpose()).filter(s -> s == kept.signer()).isPresent();
  }

  /**
   * Keeps an answer.
   *
   * @param seen taken before the ledger was read for it
   * @param about the certificate asked about
   */
  void keep(byte[] request, OcspAnswer answer, Seen seen, OwnCredential signer, LedgerEntry about) {
    if (request.length > LONGEST_REQUEST || answer.cacheable().isEmpty()) {
      return;
    }
    OcspAnswer.Window window = answer.cacheable().get();
    Duration quarter = Duration.between(window.thisUpdate(), window.nextUpdate()).dividedBy(4);
    Instant until = window.thisUpdate().plus(quarter.compareTo(OLDEST) < 0 ? quarter : OLDEST);
    Instant end = about.facts().notAfter();
    // RFC 5019 2.2.3: of a certificate that has ended nothing is said, unless it was revoked.
    answers.put(
        ByteBuffer.wrap(request.clone()),
        new Kept(answer, seen, signer, about.isRevoked() || until.isBefore(end) ? until : end));
  }
}
