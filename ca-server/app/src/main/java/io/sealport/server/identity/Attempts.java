package io.sealport.server.identity;

import com.google.common.net.InetAddresses;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.net.Transcript;
import io.sealport.pki.Name;
import io.sealport.policy.Profile;
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

  private static final int IPV4 = 4;

  private static final String NOBODY_LOOKED = "";

  /** How many times what one requester may try all together may. */
  private static final int EVERYBODY = 10;

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
            rules(order.profile()),
            subject.toString(),
            guarded,
            order.from().map(Attempts::network).orElse(""),
            null,
            now.toEpochMilli(),
            null,
            Attempt.Outcome.RUNNING.wire(),
            "",
            subject.equals(Subject.REQUESTER) ? 1 : 0,
            "",
            "",
            ""));
    return id;
  }

  private void requireRoom(Order order, Check check, String guarded, Instant now) {
    long since = now.minus(limits.window()).toEpochMilli();
    requireRoomAt(order, check, guarded, since);
    require(
        rows.failuresOf(order.account(), since) < limits.perAccount(),
        "this requester",
        limits.perAccount());
    if (order.from().isPresent()) {
      String from = network(order.from().get());
      require(rows.failuresFrom(from, since) < limits.perAddress(), from, limits.perAddress());
    }
  }

  private void requireRoomAt(Order order, Check check, String guarded, long since) {
    if (check.takesPassword()) {
      // Whoever guesses, the account is the same.
      require(
          rows.failuresAt(guarded, since) < limits.perPassword(), guarded, limits.perPassword());
      return;
    }
    long own = rows.failuresAt(guarded, order.account(), since);
    require(own < limits.perName(), guarded, limits.perName());
    if (order.current().isEmpty()) {
      // Nobody holds up a renewal by failing at its name.
      int all = limits.perName() * EVERYBODY;
      require(rows.failuresAt(guarded, since) < all, guarded, all);
    }
  }

  /** Where somebody is: of IPv6 the /64, which anybody has whole. */
  static String network(String address) {
    // A link-local address comes with the interface, fe80::1%eth0, which is ours and not its own.
    byte[] octets = InetAddresses.forString(address.replaceFirst("%.*", "")).getAddress();
    return octets.length > IPV4
        ? HexFormat.ofDelimiter(":").formatHex(octets, 0, octets.length / 2) + "::/64"
        : address;
  }

  /** What a look was made by; under other rules it says nothing. */
  private static String rules(Profile profile) {
    return profile.name() + " " + profile.proof().endpoint();
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
        finding.told(),
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
            NOBODY_LOOKED,
            Subject.REQUESTER.toString(),
            officer.orElse(order.account()),
            order.from().map(Attempts::network).orElse(""),
            officer.orElse(null),
            now.toEpochMilli(),
            now.toEpochMilli(),
            Attempt.Outcome.PROVEN.wire(),
            text(names),
            1,
            statement,
            statement,
            ""));
  }

  /** Every attempt for a request, oldest first. */
  public List<Attempt> ofRequest(String request) {
    return rows.ofRequest(request).stream().map(Attempts::attempt).toList();
  }

  /**
   * What a request's attempts prove: looks by the profile's rules and approvals, each from a moment
   * on; what was given at once for good.
   */
  public List<Proof> proofs(
      String request, Profile profile, Instant looksSince, Instant approvalsSince) {
    return rows.ofRequest(request).stream()
        .filter(r -> counts(r, profile, looksSince, approvalsSince))
        .flatMap(r -> attempt(r).proof().stream())
        .toList();
  }

  private static boolean counts(
      AttemptRow row, Profile profile, Instant looksSince, Instant approvalsSince) {
    if (row.officer() != null) {
      return row.started() >= approvalsSince.toEpochMilli();
    }
    return row.rules().equals(NOBODY_LOOKED) || isLookBy(row, profile, looksSince);
  }

  private static boolean isLookBy(AttemptRow row, Profile profile, Instant since) {
    return row.rules().equals(rules(profile)) && row.started() >= since.toEpochMilli();
  }

  /**
   * What the same requester has proven for requests of the same profile from that moment on: what
   * checks have seen by its rules, no tokens and nobody's word.
   */
  public List<Proof> proofsBy(
      String account, Profile profile, Collection<String> checks, Instant since) {
    return rows.provenBy(account, since.toEpochMilli(), LOOKED_AT).stream()
        .filter(r -> checks.contains(r.checkId()) && isLookBy(r, profile, since))
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
        row.told(),
        lines(row.transcript()));
  }

  private static Proof proof(AttemptRow row) {
    List<Name> names = lines(row.names()).stream().map(Name::parse).toList();
    return Proof.stored(row.checkId(), names, row.requester() == 1, row.officer(), row.statement());
  }
}
