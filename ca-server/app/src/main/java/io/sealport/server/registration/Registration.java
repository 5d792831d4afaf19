package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.Csr;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Approval;
import io.sealport.policy.Demand;
import io.sealport.policy.Evidence;
import io.sealport.policy.Profile;
import io.sealport.policy.Verdict;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.identity.OperatorCheck;
import io.sealport.server.identity.Proof;
import io.sealport.server.identity.RenewalCheck;
import io.sealport.server.identity.Token;
import io.sealport.server.identity.TokenCheck;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * From a request to an outcome: read the CSR, find the evidence, judge, sign, store. Every
 * requester's way to a certificate begins with {@code enrol} or {@code renew}; what then waits is
 * {@link PendingRequests}'.
 */
@Singleton
public class Registration {

  private final Judging judging;
  private final Proving proving;
  private final Ledger ledger;
  private final Requests requests;
  private final Replays replays;
  private final Filing filing;
  private final Renewals renewals;
  private final Inventory inventory;
  private final Callers callers;
  private final Recalls recalls;
  private final Clock clock;

  Registration(
      Judging judging,
      Proving proving,
      Ledger ledger,
      Requests requests,
      Replays replays,
      Filing filing,
      Renewals renewals,
      Inventory inventory,
      Callers callers,
      Recalls recalls,
      Clock clock) {
    this.judging = judging;
    this.proving = proving;
    this.ledger = ledger;
    this.requests = requests;
    this.replays = replays;
    this.filing = filing;
    this.renewals = renewals;
    this.inventory = inventory;
    this.callers = callers;
    this.recalls = recalls;
    this.clock = clock;
  }

  /** Asks for a certificate, once. */
  public Outcome enrol(Enrolment asked, Caller caller) {
    return enrol(asked, caller, Optional.empty());
  }

  /**
   * Asks for a certificate.
   *
   * @param key under which the same request may come again and gets the same answer
   * @throws Fault BAD_INPUT for a CSR or profile that is none; UNAUTHENTICATED or FORBIDDEN for a
   *     token that is not good for it; BUSY if too many strangers wait; REFUSED if the key was used
   *     for another request
   */
  public Outcome enrol(Enrolment asked, Caller caller, Optional<IdempotencyKey> key) {
    // 2. Parse
    Csr csr = Csr.parse(asked.csr());
    Case its =
        new Case(
            requests.newId(),
            asked,
            csr,
            caller,
            caller.equals(Caller.ANYONE) ? Accounts.ofKey(csr) : caller.id(),
            Optional.empty(),
            replays.ticket(key, caller, asked, csr, Optional.empty()));
    return once(its, () -> decide(its));
  }

  private Outcome decide(Case its) {
    Judging.Law law = judging.law(its.asked().profile());
    // 4. Find evidence
    List<Proof> given = evidence(law.profile(), its.caller());
    Verdict verdict = judge(law, its, given);
    if (verdict instanceof Approval approval) {
      return filing.issue(its, approval);
    }
    if (verdict instanceof Verdict.Owing owing) {
      return owing(its, owing, law.profile(), given);
    }
    return filing.refuse(its, ((Verdict.Refusal) verdict).violations());
  }

  private Verdict judge(Judging.Law law, Case its, List<Proof> given) {
    List<Evidence> evidence = new ArrayList<>(given);
    evidence.addAll(proving.reusable(its.account(), law.profile()));
    return judging.judge(law, its.asked(), its.csr(), evidence, Claimant.of(its));
  }

  /** Renews the certificate that the caller holds, once. */
  public Outcome renew(byte[] csr, Optional<Duration> validity, Caller caller) {
    return renew(csr, validity, caller, Optional.empty());
  }

  /**
   * Renews the certificate that the caller holds: the same profile and names, a new key or the
   * same. What was imported has a profile from now on: see {@link Renewals}.
   *
   * @param key as for {@link #enrol}
   * @throws Fault UNAUTHENTICATED if the caller used no certificate; BAD_INPUT for a CSR that is
   *     none; REFUSED if the key was used for another request
   */
  public Outcome renew(
      byte[] csr, Optional<Duration> validity, Caller caller, Optional<IdempotencyKey> key) {
    SerialNumber serial =
        caller
            .certificate()
            .orElseThrow(
                () ->
                    Fault.of(
                        Kind.UNAUTHENTICATED,
                        "a renewal needs the current certificate as TLS client certificate"));
    LedgerEntry current = ledger.require(serial);
    Enrolment asked =
        new Enrolment(renewals.profile(current), renewals.names(current), csr, validity);
    Csr parsed = Csr.parse(csr);
    Case its =
        new Case(
            requests.newId(),
            asked,
            parsed,
            caller,
            Accounts.ofLineage(current.lineage()),
            Optional.of(serial),
            replays.ticket(key, caller, asked, parsed, Optional.of(serial)));
    return once(its, () -> decideRenewal(its, current));
  }

  private Outcome decideRenewal(Case its, LedgerEntry current) {
    current.requireRenewable();
    requireNotCondemned(current);
    Judging.Law law = judging.law(its.asked().profile());
    renewals.requireNoRole(current, law.profile());
    List<Proof> given =
        List.of(RenewalCheck.prove(current.facts().names(), current.serial().toString()));
    Verdict verdict = judge(law, its, given);
    List<Violation> added = added(verdict, current, law.profile());
    if (!added.isEmpty()) {
      return filing.refuse(its, added);
    }
    if (verdict instanceof Approval approval) {
      return filing.issue(its, approval);
    }
    if (verdict instanceof Verdict.Owing owing) {
      return isAttainable(owing, law.profile())
          ? filing.pend(its, owing, law.profile(), given)
          : filing.refuse(its, unproven(owing, "no proof was given"));
    }
    return filing.refuse(its, ((Verdict.Refusal) verdict).violations());
  }

  /** A campaign may say that the key of a certificate proves nothing any more. */
  private void requireNotCondemned(LedgerEntry current) {
    recalls.of(current.serial()).stream()
        .filter(r -> !r.renewable())
        .findFirst()
        .ifPresent(
            r -> {
              throw Fault.of(
                      Kind.UNAUTHENTICATED,
                      "certificate "
                          + current.serial()
                          + " does not prove its renewal: campaign "
                          + r.id()
                          + " refuses it for "
                          + r.reason().wire())
                  .withHint("ask for a new certificate: a token or an operator makes one");
            });
  }

  /** A renewal keeps its names, however well another one could be proven. */
  private static List<Violation> added(Verdict verdict, LedgerEntry current, Profile profile) {
    List<Name> names =
        verdict instanceof Approval approval
            ? approval.names()
            : verdict instanceof Verdict.Owing owing ? owing.names() : List.of();
    return names.stream()
        .filter(n -> !current.facts().names().contains(n))
        .map(
            n ->
                new Violation(
                    "proof.each-name",
                    n + " (not in the certificate being renewed)",
                    "proof by " + profile.proof().eachName().words()))
        .toList();
  }

  /** The first answer if the request came before, at the same moment included. */
  private Outcome once(Case its, Supplier<Outcome> decision) {
    // 3. Recognise
    Optional<Outcome> before = answered(its);
    if (before.isPresent()) {
      return before.get();
    }
    try {
      // A spent token came in only for an answer that it was given before.
      callers.requireStill(its.caller());
      return decision.get();
    } catch (Fault e) {
      // Whatever failed may have failed because the same request was faster.
      return answeredAfter(its, e).orElseThrow(() -> e);
    }
  }

  /** The answer that made it fail, if it can be told; the failure itself is not hidden. */
  private Optional<Outcome> answeredAfter(Case its, Fault failure) {
    try {
      return answered(its);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      return Optional.empty();
    }
  }

  private Optional<Outcome> answered(Case its) {
    return its.ticket().flatMap(replays::find).map(inventory::request).map(Outcome::of);
  }

  private List<Proof> evidence(Profile profile, Caller caller) {
    if (caller.token().filter(t -> t.kind() == Token.Kind.ENROLMENT).isPresent()) {
      return List.of(TokenCheck.prove(caller.token().get(), profile.name(), clock.instant()));
    }
    if (caller.isOperator()) {
      callers.requireMayVouch(caller, profile);
      return List.of(OperatorCheck.prove(caller.id()));
    }
    return List.of();
  }

  private Outcome owing(Case its, Verdict.Owing owing, Profile profile, List<Proof> given) {
    boolean byToken = its.caller().token().isPresent();
    boolean beyondToken =
        byToken && owing.demands().stream().anyMatch(d -> d.checks().contains(TokenCheck.ID));
    return beyondToken || !isAttainable(owing, profile)
        ? filing.refuse(
            its, unproven(owing, beyondToken ? "not a name of the token" : "no proof was given"))
        : filing.pend(its, owing, profile, given);
  }

  private boolean isAttainable(Verdict.Owing owing, Profile profile) {
    return owing.demands().stream().allMatch(d -> proving.isAttainable(d, profile));
  }

  private static List<Violation> unproven(Verdict.Owing owing, String why) {
    return owing.demands().stream()
        .map(
            d ->
                new Violation(
                    d.subject().equals(Demand.REQUESTER) ? "proof.requester" : "proof.each-name",
                    d.subject() + " (" + why + ")",
                    "proof by " + d.wanted()))
        .toList();
  }
}
