package io.sealport.server.status;

import io.sealport.api.BlockedKey;
import io.sealport.api.CertificateInfo;
import io.sealport.api.KeysBlocked;
import io.sealport.api.Page;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyHash;
import io.sealport.pki.RevocationReason;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.RenewalRules;
import io.sealport.server.authority.BlockedKeys;
import io.sealport.server.authority.BlockedKeys.Blocked;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.Work;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Blocks keys, and revokes what they are in: one transaction, so that no certificate of a blocked
 * key slips through between the two.
 */
@Singleton
public class KeyBlocks {

  private final BlockedKeys blocked;
  private final Revocations revocations;
  private final Ledger ledger;
  private final Journal journal;
  private final Clock clock;

  KeyBlocks(
      BlockedKeys blocked, Revocations revocations, Ledger ledger, Journal journal, Clock clock) {
    this.blocked = blocked;
    this.revocations = revocations;
    this.ledger = ledger;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * What is to be blocked.
   *
   * @param revoke says no to a revocation that the caller may not make; empty where nothing is to
   *     be revoked
   */
  public record Order(List<KeyHash> keys, String reason, Optional<Consumer<SerialNumber>> revoke) {

    public Order {
      keys = keys.stream().distinct().toList();
    }
  }

  /** What was done inside the transaction. */
  private record Done(List<KeyHash> blocked, List<LedgerEntry> revoked) {}

  /**
   * Blocks keys; one that is blocked keeps its first reason.
   *
   * @throws Fault CONFLICT if a certificate to be revoked is a CA's; whatever the order's check
   *     throws; nothing is blocked then
   */
  public KeysBlocked block(Order order, Revocations.By by) {
    // DER times have whole seconds.
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Work<Done> work =
        acts -> {
          by.still().run();
          Done now = new Done(new ArrayList<>(), new ArrayList<>());
          for (KeyHash key : order.keys()) {
            if (block(acts, key, order.reason(), by, at)) {
              now.blocked().add(key);
            }
            order.revoke().ifPresent(may -> now.revoked().addAll(revoke(acts, key, may, by, at)));
          }
          return now;
        };
    Done done = revocations.commit(work, Done::revoked);
    return answer(order, done);
  }

  /**
   * Blocks one key inside the caller's transaction.
   *
   * @return false if it is blocked already, which keeps its first reason
   */
  public boolean block(Work.Acts acts, KeyHash key, String reason, Revocations.By by, Instant at) {
    if (blocked.find(key).isPresent()) {
      return false;
    }
    long seq = acts.add(Act.of(by.actor(), "key.blocked", key.hex()).with("reason", reason));
    blocked.add(new Blocked(key, seq, reason, by.actor(), at));
    return true;
  }

  private List<LedgerEntry> revoke(
      Work.Acts acts, KeyHash key, Consumer<SerialNumber> may, Revocations.By by, Instant at) {
    List<LedgerEntry> open =
        ledger.withKey(key).stream()
            // What has ended may be renewed for a while, with the key that is not to be trusted.
            .filter(e -> at.isBefore(e.facts().notAfter().plus(RenewalRules.LONGEST)))
            .filter(e -> !e.isRevoked() || e.isHeld())
            .toList();
    for (LedgerEntry entry : open) {
      Revocations.requireEndEntity(entry);
      may.accept(entry.serial());
      revocations.revoke(acts, entry, RevocationReason.KEY_COMPROMISE, at, by);
    }
    return open;
  }

  private KeysBlocked answer(Order order, Done done) {
    Instant now = clock.instant();
    List<CertificateInfo> valid =
        order.keys().stream()
            .flatMap(k -> ledger.withKey(k).stream())
            .filter(e -> e.isValid(now))
            .map(e -> e.info(now))
            .toList();
    return new KeysBlocked(
        done.blocked().stream().map(KeyHash::hex).toList(),
        order.keys().stream().filter(k -> !done.blocked().contains(k)).map(KeyHash::hex).toList(),
        valid,
        done.revoked().stream().map(e -> ledger.require(e.serial()).info(now)).toList());
  }

  /**
   * Takes a block back; what was revoked with it stays revoked.
   *
   * @throws Fault NOT_FOUND if the key is not blocked
   */
  public BlockedKey unblock(KeyHash key, String reason, Revocations.By by) {
    return journal.commit(
        acts -> {
          by.still().run();
          Blocked before =
              blocked
                  .find(key)
                  .orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "key " + key + " is not blocked"));
          blocked.remove(key);
          acts.add(Act.of(by.actor(), "key.unblocked", key.hex()).with("reason", reason));
          return info(before);
        });
  }

  /** A page of the blocked keys. */
  public Page<BlockedKey> list(long after, int limit) {
    List<Blocked> found = blocked.after(after, limit + 1);
    List<Blocked> page = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        page.stream().map(KeyBlocks::info).toList(),
        found.size() > limit ? Long.toString(page.get(limit - 1).seq()) : null);
  }

  private static BlockedKey info(Blocked b) {
    return new BlockedKey(b.key().hex(), b.reason(), b.by(), b.at());
  }
}
