package io.sealport.cli.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients were told, which must be so for ever. */
final class Told {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Certificates received, by the order's key: the fingerprint of each. */
  private final Map<String, Received> received = new ConcurrentHashMap<>();

  /** Serials whose revocation was confirmed. */
  private final Set<String> revoked = ConcurrentHashMap.newKeySet();

  /** The highest number of each CA's CRL that anybody has seen at a server. */
  private final Map<String, Long> crlNumbers = new ConcurrentHashMap<>();

  /** What a client found wrong on its way. */
  private final ConcurrentLinkedQueue<Throwable> findings = new ConcurrentLinkedQueue<>();

  private final AtomicInteger resumed = new AtomicInteger();

  /** A certificate as the client has it. */
  record Received(String name, String serial, String sha256) {}

  void certificate(String key, Received now) {
    Received before = received.putIfAbsent(key, now);
    if (before != null) {
      assertThat(now).as("the same order, answered twice").isEqualTo(before);
    }
  }

  void revocation(String serial) {
    revoked.add(serial);
  }

  /** The number last seen, which every CRL that is asked for from now on must reach. */
  long crlNumber(String ca) {
    return crlNumbers.getOrDefault(ca, 0L);
  }

  void crl(String ca, long atLeast, long number) {
    assertThat(number).as("number of the CRL of " + ca).isGreaterThanOrEqualTo(atLeast);
    crlNumbers.merge(ca, number, Math::max);
  }

  /** Waits until the server has confirmed so many things more, or a client has found a fault. */
  void awaitDeeds(int more) {
    int enough = deeds() + more;
    Instant deadline = Instant.now().plus(PATIENCE);
    while (deeds() < enough && findings.isEmpty()) {
      assertThat(Instant.now()).as("the server does nothing").isBefore(deadline);
      Victim.pause(2);
    }
  }

  private int deeds() {
    return received.size() + revoked.size();
  }

  void resumedOrder() {
    resumed.incrementAndGet();
  }

  void wrong(Throwable finding) {
    findings.add(finding);
  }

  void requireNoFinding() {
    assertThat(findings).isEmpty();
  }

  Map<String, Received> received() {
    return received;
  }

  Set<String> revoked() {
    return revoked;
  }

  int resumed() {
    return resumed.get();
  }
}
