package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Csr;
import io.sealport.pki.Durations;
import io.sealport.pki.SerialNumber;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Requests that came with an {@link IdempotencyKey}: the first one is filed under its key in the
 * transaction that decides it, and every later one is answered from there. Kept as long as the
 * requests themselves.
 */
@Singleton
class Replays {

  private final IdempotencyRows rows;
  private final Clock clock;

  Replays(IdempotencyRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * A key in the hands of one caller, for one payload.
   *
   * @param id of caller and key: one caller's keys are nothing to another
   * @param fingerprint of what was asked for
   */
  record Ticket(String id, String fingerprint) {}

  /** The ticket of a request; none without a key. */
  Optional<Ticket> ticket(
      Optional<IdempotencyKey> key,
      Caller caller,
      Enrolment asked,
      Csr csr,
      Optional<SerialNumber> renews) {
    key.ifPresent(k -> k.requireFor(caller));
    return key.map(
        k -> new Ticket(hash(List.of(caller.id(), k.value())), fingerprint(asked, csr, renews)));
  }

  private static String fingerprint(Enrolment asked, Csr csr, Optional<SerialNumber> renews) {
    List<String> parts = new ArrayList<>();
    parts.add(renews.map(SerialNumber::toString).orElse(""));
    parts.add(asked.profile());
    parts.add(CertificateFacts.sha256(csr.der()));
    parts.add(asked.validity().map(Durations::text).orElse(""));
    parts.addAll(asked.names());
    return hash(parts);
  }

  /** Each part with its length, so that no two lists look the same. */
  private static String hash(List<String> parts) {
    StringBuilder all = new StringBuilder();
    parts.forEach(p -> all.append(p.length()).append(':').append(p));
    return CertificateFacts.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The id of the request that was filed under the ticket.
   *
   * @throws Fault REFUSED if the key was used for another payload
   */
  Optional<String> find(Ticket ticket) {
    Optional<IdempotencyRow> row = rows.findById(ticket.id());
    if (row.isPresent() && !row.get().fingerprint().equals(ticket.fingerprint())) {
      // The draft answers a key that is used again with another payload with 422.
      throw Fault.of(
              Kind.REFUSED,
              "this "
                  + IdempotencyKey.HEADER
                  + " was used for another request: profile, names, CSR or validity differ")
          .withHint("a new request takes a new key");
    }
    return row.map(IdempotencyRow::request);
  }

  /**
   * Files a request under its ticket, inside the caller's transaction.
   *
   * @throws Fault CONFLICT if one is there: it came first, and its answer is the answer
   */
  void file(Ticket ticket, String request) {
    if (rows.existsById(ticket.id())) {
      throw Fault.of(Kind.CONFLICT, "the same request was decided at the same moment");
    }
    rows.save(new IdempotencyRow(ticket.id(), ticket.fingerprint(), request, clock.millis()));
  }
}
