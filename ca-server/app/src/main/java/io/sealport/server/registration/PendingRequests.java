package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Csr;
import io.sealport.policy.Approval;
import io.sealport.policy.Evidence;
import io.sealport.policy.Profile;
import io.sealport.policy.Verdict;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.ApprovalCheck;
import io.sealport.server.identity.Attempts;
import io.sealport.server.identity.Order;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The requests that wait. Whatever brings one forward, the requester's proofs or the officers'
 * approvals, has it judged anew by the policy in force; each ends when its profile's time is over.
 */
@Singleton
public class PendingRequests {

  private static final int PAGE = 100;

  private final Requests requests;
  private final Judging judging;
  private final Proving proving;
  private final Attempts attempts;
  private final Filing filing;
  private final Inventory inventory;
  private final Callers callers;
  private final Clock clock;

  PendingRequests(
      Requests requests,
      Judging judging,
      Proving proving,
      Attempts attempts,
      Filing filing,
      Inventory inventory,
      Callers callers,
      Clock clock) {
    this.requests = requests;
    this.judging = judging;
    this.proving = proving;
    this.attempts = attempts;
    this.filing = filing;
    this.inventory = inventory;
    this.callers = callers;
    this.clock = clock;
  }

  /**
   * Goes on with a pending request: the checks that may help and are ready look.
   *
   * @param given what the requester gives them, by check and by what the check calls it
   * @param from where the requester's connection comes from
   * @throws Fault NOT_FOUND if there is no such request, CONFLICT if it is not pending, FORBIDDEN
   *     if it is another's, BUSY if something was tried too often, or by a limit that passes
   */
  public Outcome resume(
      String id, Map<String, Map<String, String>> given, Caller caller, Optional<String> from) {
    RequestRow row = requirePending(id);
    if (!row.requester().equals(Caller.ANYONE.id()) && !row.requester().equals(caller.id())) {
      throw Fault.of(Kind.FORBIDDEN, caller.id() + " may not go on with another's request");
    }
    Judging.Law law = judging.law(row.profile());
    Order order = proving.order(row, law.profile(), from);
    Verdict before = foresee(law, row);
    boolean proven =
        before instanceof Verdict.Owing owing
            && proving.look(order, owing.demands(), new Answers(given), caller.id());
    if (!proven && owesTheSame(before, row)) {
      // Nothing has changed, so nothing is written: whoever asks a million times fills no journal.
      return Outcome.of(inventory.request(id));
    }
    Verdict verdict = judge(law, row, Optional.empty());
    return settle(row, verdict, new Filing.Push(caller, "request.proven", "", () -> {}));
  }

  private static boolean owesTheSame(Verdict verdict, RequestRow row) {
    return verdict instanceof Verdict.Owing owing && owing.demands().equals(Requests.demands(row));
  }

  /**
   * Approves a pending request, which is issued once enough officers have and nothing else is owed.
   *
   * @throws Fault NOT_FOUND if there is no such request, CONFLICT if it is not pending or this
   *     officer approved it before, FORBIDDEN if the caller may not, BAD_INPUT where the profile
   *     wants a reason, BUSY by a limit that passes: the request waits on, not approved
   */
  public Outcome approve(String id, Caller officer, String reason) {
    RequestRow row = requirePending(id);
    Judging.Law law = judging.law(row.profile());
    callers.requireMayVouch(officer, law.profile());
    requireReason(law.profile(), reason);
    String person = requireAnother(row, officer);
    Order order = proving.order(row, law.profile(), Optional.empty());
    Evidence approval = ApprovalCheck.prove(order.names(), person, officer.id(), reason);
    Verdict verdict = judge(law, row, Optional.of(approval));
    Runnable vote =
        () -> {
          requireFirst(row, law.profile(), person);
          attempts.approve(order, person, officer.id(), reason, clock.instant());
        };
    Outcome outcome =
        settle(row, verdict, new Filing.Push(officer, "request.approved", reason, vote));
    return outcome instanceof Outcome.Pending
        ? together(law, row, officer, reason, outcome)
        : outcome;
  }

  /** Officers who approve at the same moment do not see each other: together they may be enough. */
  private Outcome together(
      Judging.Law law, RequestRow row, Caller officer, String reason, Outcome pending) {
    if (!(foresee(law, row) instanceof Approval approval)) {
      return pending;
    }
    try {
      return filing.complete(
          row, approval, new Filing.Push(officer, "request.completed", reason, () -> {}));
    } catch (Fault e) {
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
      return Outcome.of(inventory.request(row.id()));
    }
  }

  private static void requireReason(Profile profile, String reason) {
    if (profile.approval().reasoned() && reason.isBlank()) {
      throw Fault.of(
          Kind.BAD_INPUT, "profile " + profile.name() + " wants a reason for each approval");
    }
  }

  /** Nobody approves what was asked for by the same person, or with a token of that person. */
  private String requireAnother(RequestRow row, Caller officer) {
    String person = callers.person(officer.id());
    if (person.equals(callers.person(row.requester()))) {
      throw Fault.of(
              Kind.FORBIDDEN, officer.id() + " is on the requester's side of request " + row.id())
          .withHint("another officer approves it");
    }
    return person;
  }

  private void requireFirst(RequestRow row, Profile profile, String person) {
    Instant since = clock.instant().minus(profile.approval().expire());
    boolean again =
        attempts.proofs(row.id(), profile, since, since).stream()
            .anyMatch(p -> p.officer().filter(person::equals).isPresent());
    if (again) {
      throw Fault.of(Kind.CONFLICT, person + " has approved request " + row.id() + " before");
    }
  }

  /**
   * Rejects a pending request.
   *
   * @throws Fault as {@link #approve}; BAD_INPUT without a reason
   */
  public Outcome reject(String id, Caller officer, String reason) {
    if (reason.isBlank()) {
      throw Fault.of(Kind.BAD_INPUT, "a rejection needs a reason: the requester will read it");
    }
    RequestRow row = requirePending(id);
    callers.requireMayVouch(officer, row.profile());
    return filing.end(row, Requests.State.rejected(), officer, reason, "request.rejected");
  }

  private Verdict judge(Judging.Law law, RequestRow row, Optional<Evidence> more) {
    Enrolment asked = Requests.enrolment(row);
    List<Evidence> evidence = new ArrayList<>(proving.known(row, law.profile()));
    more.ifPresent(evidence::add);
    return judging.judge(law, asked, Csr.parse(asked.csr()), evidence, Claimant.of(row));
  }

  /** What it would come to now, which decides nothing by itself. */
  private Verdict foresee(Judging.Law law, RequestRow row) {
    Enrolment asked = Requests.enrolment(row);
    List<Evidence> evidence = proving.known(row, law.profile());
    return judging.foresee(law, asked, Csr.parse(asked.csr()), evidence, Claimant.of(row));
  }

  private Outcome settle(RequestRow row, Verdict verdict, Filing.Push push) {
    if (verdict instanceof Approval approval) {
      return filing.complete(row, approval, push);
    }
    if (verdict instanceof Verdict.Owing owing) {
      return filing.goOn(row, owing.demands(), push);
    }
    return filing.refuse(row, ((Verdict.Refusal) verdict).violations(), push);
  }

  private RequestRow requirePending(String id) {
    RequestRow row = requests.require(id);
    if (!row.state().equals("pending")) {
      throw Fault.of(Kind.CONFLICT, "request " + id + " is " + row.state() + ", not pending");
    }
    return row;
  }

  /** Ends those whose time is over; their names are free then. */
  public void expireDue() {
    List<RequestRow> overdue = requests.overdue(PAGE);
    while (!overdue.isEmpty()) {
      overdue.forEach(this::expire);
      overdue = requests.overdue(PAGE);
    }
  }

  private void expire(RequestRow row) {
    try {
      filing.expire(row);
    } catch (Fault e) {
      // Somebody decided at that moment: that counts.
      if (e.kind() != Kind.CONFLICT) {
        throw e;
      }
    }
  }
}
