package io.sealport.server.status;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.sealport.server.authority.OwnCredential;
import io.sealport.server.authority.OwnKeys;
import io.sealport.server.authority.Standing;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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

  private final OwnKeys own;
  private final StatusChanges changes;
  private final Clock clock;
  private final Cache<ByteBuffer, Kept> answers =
      CacheBuilder.newBuilder().maximumSize(MOST).build();

  OcspCache(OwnKeys own, StatusChanges changes, Clock clock) {
    this.own = own;
    this.changes = changes;
    this.clock = clock;
  }

  private record Kept(
      OcspAnswer answer, StatusChanges.Seen seen, OwnCredential signer, Instant until) {}

  Optional<OcspAnswer> find(byte[] request) {
    if (request.length > LONGEST_REQUEST) {
      return Optional.empty();
    }
    Kept kept = answers.getIfPresent(ByteBuffer.wrap(request));
    return kept != null && isGood(kept) ? Optional.of(kept.answer()) : Optional.empty();
  }

  /** The signer is compared by identity: a renewed one is another object, and nothing else is. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isGood(Kept kept) {
    Instant now = clock.instant();
    return changes.isSame(kept.seen())
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
  void keep(
      byte[] request,
      OcspAnswer answer,
      StatusChanges.Seen seen,
      OwnCredential signer,
      Standing about) {
    if (request.length > LONGEST_REQUEST || answer.cacheable().isEmpty()) {
      return;
    }
    OcspAnswer.Window window = answer.cacheable().get();
    Duration quarter = Duration.between(window.thisUpdate(), window.nextUpdate()).dividedBy(4);
    Instant until = window.thisUpdate().plus(quarter.compareTo(OLDEST) < 0 ? quarter : OLDEST);
    Instant end = about.notAfter();
    // RFC 5019 2.2.3: of a certificate that has ended nothing is said, unless it was revoked.
    boolean whole = about.revocation().isPresent() || until.isBefore(end);
    answers.put(
        ByteBuffer.wrap(request.clone()), new Kept(answer, seen, signer, whole ? until : end));
  }
}
