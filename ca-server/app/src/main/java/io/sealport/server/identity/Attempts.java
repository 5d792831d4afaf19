package io.sealport.server.identity;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every attempt to prove something. One that looks is on disk before it looks, so that nobody tries
 * more often than the {@link AttemptLimits} by trying at once or by a crash. Writes happen inside
 * the caller's transaction.
 */
@Singleton
public class Attempts {

  private static final int ID_BYTES = 16;

  /** Of so many proofs of one requester the newest are enough. */
  private static final int LOOKED_AT = 1_000;

  private final AttemptRows rows;
  private final AttemptLimits limits;
  private final SecureRandom random;

  Attempts(AttemptRows rows, AttemptLimits limits, SecureRandom random) {
    this.rows = rows;
    this.limits = limits;
    this.random = random;
  }

  /**
   * Begins to look.
   *
   * @return the attempt's id
   * @throws Fault BUSY if it was tried too often without success
   */
  public String begin(Order order, Check check, Subject subject, Answers given, Instant now) {
    String guarded = check.guarded(subject, given);
    requireRoom(order, check, guarded, now);
    String id = newId();
    rows.save(
        new AttemptRow(
            id,
            order.id(),
            rows.count(order.id()),
            order.account(),
            check.id(),
            subject.toString(),
            guarded,
            order.from().orElse(""),
            null,
            now.toEpochMilli(),
            null,
            Attempt.Outcome.RUNNING.wire(),
            "",
            subject.equals(Subject.REQUESTER) ? 1 : 0,
            "",
            ""));
    return id;
  }

  private void requireRoom(Order order, Check check, String guarded, Instant now) {
    long since = now.minus(limits.window()).toEpochMilli();
    int most = check.takesPassword() ? limits.perPassword() : limits.perName();
    require(rows.failuresAt(guarded, since) < most, guarded, most);
    require(
        rows.failuresOf(order.account(), since) < limits.perAccount(),
        "this requester",
        limits.perAccount());
    if (order.from().isPresent()) {
      String from = order.from().get();
      require(rows.failuresFrom(from, since) < limits.perAddress(), from, limits.perAddress());
    }
  }

  private void require(boolean room, String what, int most) {
    if (!room) {
      throw Fault.of(
              Kind.BUSY,
              most
                  + " attempts for "
                  + Name.printable(what)
                  + " within "
                  + io.sealport.pki.Durations.text(limits.window())
                  + " did not succeed")
          .withHint("look at what was found, and try again later");
    }
  }

  /** Writes down what a look found. */
  public void end(String id, Finding finding, Transcript transcript, Instant now) {
    boolean proven = finding instanceof Finding.Proven;
    rows.end(
        id,
        now.toEpochMilli(),
        (proven ? Attempt.Outcome.PROVEN : Attempt.Outcome.NOT_PROVEN).wire(),
        finding instanceof Finding.Proven p ? text(p.names()) : "",
        finding.statement(),
        String.join("\n", transcript.lines()));
  }

  /** Keeps what was proven without a look: by a token, an operator's word, a renewal. */
  public void keep(Order order, Proof proof, Instant now) {
    List<Name> names = order.names().stream().filter(proof::proves).toList();
    save(order, proof.check(), Optional.empty(), names, proof.statement(), now);
  }

  /**
   * Keeps an officer's approval of the names.
   *
   * @param person who counts once, whatever credential it uses
   * @param officer the credential, as in the journal
   */
  public void approve(Order order, String person, String officer, String reason, Instant now) {
    String words = ApprovalCheck.words(officer, reason);
    save(order, ApprovalCheck.ID, Optional.of(person), order.names(), words, now);
  }

  private void save(
      Order order,
      String check,
      Optional<String> officer,
      Collection<Name> names,
      String statement,
      Instant now) {
    rows.save(
        new AttemptRow(
            newId(),
            order.id(),
            rows.count(order.id()),
            order.account(),
            check,
            Subject.REQUESTER.toString(),
            officer.orElse(order.account()),
            order.from().orElse(""),
            officer.orElse(null),
            now.toEpochMilli(),
            now.toEpochMilli(),
            Attempt.Outcome.PROVEN.wire(),
            text(names),
            1,
            statement,
            ""));
  }

  /** Every attempt for a request, oldest first. */
  public List<Attempt> ofRequest(String request) {
    return rows.ofRequest(request).stream().map(Attempts::attempt).toList();
  }

  /** What a request's attempts prove; approvals only from that moment on. */
  public List<Proof> proofs(String request, Instant approvalsSince) {
    return ofRequest(request).stream()
        .filter(a -> a.countsSince(a.officer().isPresent() ? approvalsSince : Instant.EPOCH))
        .flatMap(a -> a.proof().stream())
        .toList();
  }

  /**
   * What the same requester has proven from that moment on, whatever it was for: what checks have
   * seen, no tokens and nobody's word.
   */
  public List<Proof> proofsBy(String account, Collection<String> checks, Instant since) {
    return rows.provenBy(account, since.toEpochMilli(), LOOKED_AT).stream()
        .filter(r -> checks.contains(r.checkId()))
        .flatMap(r -> attempt(r).proof().stream())
        .toList();
  }

  private String newId() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  private static String text(Collection<Name> names) {
    return names.stream().map(Name::toString).sorted().collect(Collectors.joining("\n"));
  }

  private static List<String> lines(String text) {
    return text.isEmpty() ? List.of() : Arrays.asList(text.split("\n"));
  }

  private static Attempt attempt(AttemptRow row) {
    Attempt.Outcome outcome = Attempt.Outcome.ofWire(row.outcome());
    return new Attempt(
        row.id(),
        row.request(),
        row.checkId(),
        row.subject(),
        row.source(),
        Optional.ofNullable(row.officer()),
        Instant.ofEpochMilli(row.started()),
        Optional.ofNullable(row.ended()).map(Instant::ofEpochMilli),
        outcome,
        outcome == Attempt.Outcome.PROVEN ? Optional.of(proof(row)) : Optional.empty(),
        row.statement(),
        lines(row.transcript()));
  }

  private static Proof proof(AttemptRow row) {
    List<Name> names = lines(row.names()).stream().map(Name::parse).toList();
    return Proof.stored(row.checkId(), names, row.requester() == 1, row.officer(), row.statement());
  }
}
