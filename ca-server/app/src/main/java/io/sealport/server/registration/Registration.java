package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.Csr;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Application;
import io.sealport.policy.Approval;
import io.sealport.policy.Demand;
import io.sealport.policy.Evidence;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.policy.Rulebook;
import io.sealport.policy.Verdict;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.identity.ApprovalCheck;
import io.sealport.server.identity.OperatorCheck;
import io.sealport.server.identity.RenewalCheck;
import io.sealport.server.identity.Token;
import io.sealport.server.identity.TokenCheck;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * From a request to an outcome: read the CSR, find the evidence, judge, sign, store. Every
 * requester's way to a certificate is {@code enrol}, {@code renew} or {@code approve}.
 */
@Singleton
public class Registration {

  private final Policies policies;
  private final DryRun dryRun;
  private final Hierarchy hierarchy;
  private final Ledger ledger;
  private final Requests requests;
  private final Replays replays;
  private final Filing filing;
  private final History history;
  private final Inventory inventory;
  private final Callers callers;
  private final SecureRandom random;
  private final Clock clock;

  Registration(
      Policies policies,
      DryRun dryRun,
      Hierarchy hierarchy,
      Ledger ledger,
      Requests requests,
      Replays replays,
      Filing filing,
      History history,
      Inventory inventory,
      Callers callers,
      SecureRandom random,
      Clock clock) {
    this.policies = policies;
    this.dryRun = dryRun;
    this.hierarchy = hierarchy;
    this.ledger = ledger;
    this.requests = requests;
    this.replays = replays;
    this.filing = filing;
    this.history = history;
    this.inventory = inventory;
    this.callers = callers;
    this.random = random;
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
            caller,
            Optional.empty(),
            replays.ticket(key, caller, asked, csr, Optional.empty()));
    return once(its, () -> decide(its, csr));
  }

  private Outcome decide(Case its, Csr csr) {
    Rulebook rulebook = policies.current();
    Profile profile = profile(rulebook, its.asked().profile());
    // 4. Find evidence
    List<Evidence> evidence = evidence(profile, its.caller());
    Verdict verdict = judge(rulebook, profile, its.asked(), csr, evidence, Claimant.of(its));
    if (verdict instanceof Approval approval) {
      return filing.issue(its, approval);
    }
    if (verdict instanceof Verdict.Owing owing) {
      return owing(its, owing, profile);
    }
    return filing.refuse(its, ((Verdict.Refusal) verdict).violations());
  }

  /** Renews the certificate that the caller holds, once. */
  public Outcome renew(byte[] csr, Optional<Duration> validity, Caller caller) {
    return renew(csr, validity, caller, Optional.empty());
  }

  /**
   * Renews the certificate that the caller holds: the same profile and names, a new key or the
   * same.
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
    List<String> names = current.facts().names().stream().map(Name::toString).toList();
    Enrolment asked = new Enrolment(current.profile(), names, csr, validity);
    Csr parsed = Csr.parse(csr);
    Case its =
        new Case(
            requests.newId(),
            asked,
            caller,
            Optional.of(serial),
            replays.ticket(key, caller, asked, parsed, Optional.of(serial)));
    return once(its, () -> decideRenewal(its, current, parsed));
  }

  private Outcome decideRenewal(Case its, LedgerEntry current, Csr csr) {
    current.requireRenewable();
    Evidence renewal = RenewalCheck.prove(current.facts().names(), current.serial().toString());
    Rulebook rulebook = policies.current();
    Verdict verdict =
        judge(
            rulebook,
            profile(rulebook, current.profile()),
            its.asked(),
            csr,
            List.of(renewal),
            Claimant.of(its));
    if (verdict instanceof Approval approval) {
      return filing.issue(its, approval);
    }
    return filing.refuse(
        its,
        verdict instanceof Verdict.Owing owing
            ? unproven(owing.demands(), "not in the certificate being renewed")
            : ((Verdict.Refusal) verdict).violations());
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

  /**
   * Approves a pending request; the policy in force now judges it once more.
   *
   * @throws Fault NOT_FOUND if there is no such request, CONFLICT if it is not pending, FORBIDDEN
   *     if the caller may not
   */
  public Outcome approve(String id, Caller operator, String reason) {
    RequestRow row = requirePending(id, operator);
    Enrolment asked = Requests.enrolment(row);
    Rulebook rulebook = policies.current();
    Profile profile = profile(rulebook, asked.profile());
    callers.requireMayVouch(operator, profile);
    Evidence approved =
        ApprovalCheck.prove(
            asked.names().stream().map(Name::parse).toList(), operator.id(), reason);
    Verdict verdict =
        judge(
            rulebook, profile, asked, Csr.parse(asked.csr()), List.of(approved), Claimant.of(row));
    if (verdict instanceof Approval approval) {
      return filing.approve(row, approval, operator, reason);
    }
    List<Violation> violations =
        verdict instanceof Verdict.Owing owing
            ? unproven(owing.demands(), "not proven by an approval")
            : ((Verdict.Refusal) verdict).violations();
    return filing.end(id, Requests.State.refused(violations), operator, reason, "request.refused");
  }

  /**
   * Rejects a pending request.
   *
   * @throws Fault as {@link #approve}; BAD_INPUT without a reason
   */
  public Outcome reject(String id, Caller operator, String reason) {
    if (reason.isBlank()) {
      throw Fault.of(Kind.BAD_INPUT, "a rejection needs a reason: the requester will read it");
    }
    requirePending(id, operator);
    return filing.end(id, Requests.State.rejected(), operator, reason, "request.rejected");
  }

  private static Profile profile(Rulebook rulebook, String name) {
    return rulebook
        .profile(name)
        .orElseThrow(
            () ->
                Fault.of(Kind.BAD_INPUT, "no profile \"" + Name.printable(name) + "\"")
                    .withHint(
                        "known are "
                            + String.join(
                                ", ", rulebook.profiles().stream().map(Profile::name).toList())));
  }

  private List<Evidence> evidence(Profile profile, Caller caller) {
    if (caller.token().filter(t -> t.kind() == Token.Kind.ENROLMENT).isPresent()) {
      return List.of(TokenCheck.prove(caller.token().get(), profile.name(), clock.instant()));
    }
    if (caller.isOperator()) {
      callers.requireMayVouch(caller, profile);
      return List.of(OperatorCheck.prove(caller.id()));
    }
    return List.of();
  }

  private Verdict judge(
      Rulebook rulebook,
      Profile profile,
      Enrolment asked,
      Csr csr,
      List<Evidence> evidence,
      Claimant claimant) {
    // 5. Judge
    Application application =
        new Application(
            profile.name(),
            csr,
            asked.names(),
            asked.validity(),
            evidence,
            SerialNumber.random(random),
            clock.instant(),
            history.before(claimant));
    Verdict verdict = rulebook.judge(application, hierarchy.requireUsable(profile.issuers()));
    dryRun.compare(claimant.request(), rulebook, application, verdict);
    return verdict;
  }

  private Outcome owing(Case its, Verdict.Owing owing, Profile profile) {
    boolean byToken = its.caller().token().isPresent();
    boolean approvable =
        owing.demands().stream().allMatch(d -> d.checks().contains(ApprovalCheck.ID));
    return byToken || !approvable
        ? filing.refuse(
            its,
            unproven(owing.demands(), byToken ? "not a name of the token" : "no proof was given"))
        : filing.pend(its, owing, profile.pending());
  }

  private RequestRow requirePending(String id, Caller operator) {
    RequestRow row = requests.require(id);
    callers.requireMayVouch(operator, row.profile());
    if (!row.state().equals("pending")) {
      throw Fault.of(Kind.CONFLICT, "request " + id + " is " + row.state() + ", not pending");
    }
    return row;
  }

  private static List<Violation> unproven(List<Demand> demands, String why) {
    return demands.stream()
        .map(
            d ->
                new Violation(
                    "proof.each-name",
                    d.subject() + " (" + why + ")",
                    "proof by " + String.join(" or ", d.checks())))
        .toList();
  }
}
