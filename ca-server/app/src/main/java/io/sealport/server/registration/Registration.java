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
import io.sealport.policy.Profile;
import io.sealport.policy.Rulebook;
import io.sealport.policy.Verdict;
import io.sealport.server.authority.Authority;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.identity.ApprovalCheck;
import io.sealport.server.identity.OperatorCheck;
import io.sealport.server.identity.RenewalCheck;
import io.sealport.server.identity.Token;
import io.sealport.server.identity.TokenCheck;
import io.sealport.server.identity.Tokens;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * From a request to an outcome: read the CSR, find the evidence, judge, sign, store. Every way to a
 * certificate is one of the four public methods here.
 */
@Singleton
public class Registration {

  /** Strangers may ask, but not fill the disk. */
  private static final long MAX_PENDING_OF_ANYONE = 1_000;

  private final Rulebook rulebook;
  private final Hierarchy hierarchy;
  private final Authority authority;
  private final Ledger ledger;
  private final Tokens tokens;
  private final Requests requests;
  private final Inventory inventory;
  private final Callers callers;
  private final Journal journal;
  private final SecureRandom random;
  private final Clock clock;

  Registration(
      Rulebook rulebook,
      Hierarchy hierarchy,
      Authority authority,
      Ledger ledger,
      Tokens tokens,
      Requests requests,
      Inventory inventory,
      Callers callers,
      Journal journal,
      SecureRandom random,
      Clock clock) {
    this.rulebook = rulebook;
    this.hierarchy = hierarchy;
    this.authority = authority;
    this.ledger = ledger;
    this.tokens = tokens;
    this.requests = requests;
    this.inventory = inventory;
    this.callers = callers;
    this.journal = journal;
    this.random = random;
    this.clock = clock;
  }

  /** One case on its way through the door. */
  private record Case(String id, Enrolment asked, Caller caller, Optional<SerialNumber> replaces) {}

  /**
   * Asks for a certificate.
   *
   * @throws Fault BAD_INPUT for a CSR or profile that is none; UNAUTHENTICATED or FORBIDDEN for a
   *     token that is not good for it; BUSY if too many strangers wait
   */
  public Outcome enrol(Enrolment asked, Caller caller) {
    Profile profile = profile(asked.profile());
    Csr csr = Csr.parse(asked.csr());
    Case its = new Case(requests.newId(), asked, caller, Optional.empty());
    Verdict verdict = judge(profile, asked, csr, evidence(profile, caller));
    if (verdict instanceof Approval approval) {
      return issue(its, approval);
    }
    if (verdict instanceof Verdict.Owing owing) {
      return owing(its, owing);
    }
    return refuse(its, ((Verdict.Refusal) verdict).violations());
  }

  /**
   * Renews the certificate that the caller holds: the same profile and names, a new key or the
   * same.
   *
   * @throws Fault UNAUTHENTICATED if the caller used no certificate; BAD_INPUT for a CSR that is
   *     none
   */
  public Outcome renew(byte[] csr, Optional<Duration> validity, Caller caller) {
    SerialNumber serial =
        caller
            .certificate()
            .orElseThrow(
                () ->
                    Fault.of(
                        Kind.UNAUTHENTICATED,
                        "a renewal needs the current certificate as TLS client certificate"));
    LedgerEntry current = ledger.require(serial);
    List<Name> names = current.facts().names();
    Enrolment asked =
        new Enrolment(
            current.profile(), names.stream().map(Name::toString).toList(), csr, validity);
    Profile profile = profile(asked.profile());
    Case its = new Case(requests.newId(), asked, caller, Optional.of(serial));
    Verdict verdict =
        judge(
            profile, asked, Csr.parse(csr), List.of(RenewalCheck.prove(names, serial.toString())));
    if (verdict instanceof Approval approval) {
      return issue(its, approval);
    }
    return refuse(
        its,
        verdict instanceof Verdict.Owing owing
            ? unproven(owing.demands(), "not in the certificate being renewed")
            : ((Verdict.Refusal) verdict).violations());
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
    Evidence approved =
        ApprovalCheck.prove(
            asked.names().stream().map(Name::parse).toList(), operator.id(), reason);
    Verdict verdict =
        judge(profile(asked.profile()), asked, Csr.parse(asked.csr()), List.of(approved));
    if (verdict instanceof Approval approval) {
      authority.issue(
          approval,
          new Authority.Context(row.requester(), Optional.empty()),
          (acts, seq) -> {
            callers.requireStill(operator);
            requests.decide(id, Requests.State.issued(approval.serial()), operator.id(), reason);
            acts.add(
                Act.of(operator.id(), "request.approved", id)
                    .with("serial", approval.serial().toString())
                    .with("reason", reason));
          });
      return new Outcome.Issued(inventory.request(id));
    }
    List<Violation> violations =
        verdict instanceof Verdict.Owing owing
            ? unproven(owing.demands(), "not proven by an approval")
            : ((Verdict.Refusal) verdict).violations();
    end(id, Requests.State.refused(violations), operator, reason, "request.refused");
    return new Outcome.Refused(inventory.request(id));
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
    end(id, Requests.State.rejected(), operator, reason, "request.rejected");
    return new Outcome.Refused(inventory.request(id));
  }

  private Profile profile(String name) {
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
      callers.requireMayVouch(caller, profile.name());
      return List.of(OperatorCheck.prove(caller.id()));
    }
    return List.of();
  }

  private Verdict judge(Profile profile, Enrolment asked, Csr csr, List<Evidence> evidence) {
    Application application =
        new Application(
            profile.name(),
            csr,
            asked.names(),
            asked.validity(),
            evidence,
            SerialNumber.random(random),
            clock.instant());
    return rulebook.judge(application, hierarchy.require(profile.issuers().get(0)));
  }

  private Outcome issue(Case its, Approval approval) {
    RequestRow row =
        requests.row(
            its.id(),
            its.asked(),
            approval.names().stream().map(Name::toString).toList(),
            its.caller(),
            Requests.State.issued(approval.serial()));
    authority.issue(
        approval,
        new Authority.Context(its.caller().id(), its.replaces()),
        (acts, seq) -> {
          callers.requireStill(its.caller());
          its.caller()
              .token()
              .filter(t -> t.kind() == Token.Kind.ENROLMENT)
              .ifPresent(tokens::spend);
          requests.add(row, seq);
        });
    return new Outcome.Issued(inventory.request(its.id()));
  }

  private Outcome owing(Case its, Verdict.Owing owing) {
    boolean byToken = its.caller().token().isPresent();
    boolean approvable =
        owing.demands().stream().allMatch(d -> d.checks().contains(ApprovalCheck.ID));
    if (byToken || !approvable) {
      return refuse(
          its,
          unproven(owing.demands(), byToken ? "not a name of the token" : "no proof was given"));
    }
    if (its.caller().equals(Caller.ANYONE)
        && requests.countPending(Caller.ANYONE.id()) >= MAX_PENDING_OF_ANYONE) {
      throw Fault.of(
          Kind.BUSY, MAX_PENDING_OF_ANYONE + " requests of strangers are pending already");
    }
    RequestRow row =
        requests.row(
            its.id(),
            its.asked(),
            owing.names().stream().map(Name::toString).toList(),
            its.caller(),
            Requests.State.pending(owing.demands()));
    store(its, row, "request.pending");
    return new Outcome.Pending(Requests.info(row));
  }

  private Outcome refuse(Case its, List<Violation> violations) {
    RequestRow row =
        requests.row(
            its.id(),
            its.asked(),
            its.asked().names().stream().map(Name::printable).toList(),
            its.caller(),
            Requests.State.refused(violations));
    // A stranger's refusal is told and forgotten: nobody else will ask for it.
    if (!its.caller().equals(Caller.ANYONE)) {
      store(its, row, "request.refused");
    }
    return new Outcome.Refused(Requests.info(row));
  }

  private void store(Case its, RequestRow row, String verb) {
    journal.commit(
        acts -> {
          long seq =
              acts.add(
                  Act.of(its.caller().id(), verb, its.id())
                      .with("profile", row.profile())
                      .with("names", row.names().replace('\n', ' ')));
          requests.add(row, seq);
          return seq;
        });
  }

  private void end(String id, Requests.State state, Caller operator, String reason, String verb) {
    journal.commit(
        acts -> {
          callers.requireStill(operator);
          requests.decide(id, state, operator.id(), reason);
          return acts.add(Act.of(operator.id(), verb, id).with("reason", reason));
        });
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
