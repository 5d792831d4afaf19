package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import io.sealport.policy.Approval;
import io.sealport.policy.Demand;
import io.sealport.policy.LimitRules;
import io.sealport.policy.PendingRules;
import io.sealport.policy.Profile;
import io.sealport.policy.Verdict;
import io.sealport.server.authority.Authority;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.identity.Attempts;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Proof;
import io.sealport.server.identity.Token;
import io.sealport.server.identity.Tokens;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Figures;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Puts on disk what was decided of a request: one transaction with its journal entry, in which the
 * credential is looked at once more.
 */
@Singleton
class Filing {

  /** Strangers may ask, but not fill the disk. */
  private static final long MAX_PENDING_OF_ANYONE = 1_000;

  /** Nor may one holder of a certificate or token. */
  private static final long MAX_PENDING_OF_ONE = 50;

  /** Of more refusals nobody learns more: they are told and forgotten. */
  private static final long MAX_REFUSED_OF_ONE = 100;

  private final Succession succession;
  private final Tokens tokens;
  private final Requests requests;
  private final Replays replays;
  private final History history;
  private final Inventory inventory;
  private final Callers callers;
  private final Proving proving;
  private final Attempts attempts;
  private final Journal journal;
  private final Figures figures;
  private final Clock clock;

  Filing(
      Succession succession,
      Tokens tokens,
      Requests requests,
      Replays replays,
      History history,
      Inventory inventory,
      Callers callers,
      Proving proving,
      Attempts attempts,
      Journal journal,
      Figures figures,
      Clock clock) {
    this.succession = succession;
    this.tokens = tokens;
    this.requests = requests;
    this.replays = replays;
    this.history = history;
    this.inventory = inventory;
    this.callers = callers;
    this.proving = proving;
    this.attempts = attempts;
    this.journal = journal;
    this.figures = figures;
    this.clock = clock;
  }

  /** Has the certificate signed and stored; refuses it where that has become wrong meanwhile. */
  Outcome issue(Case its, Approval approval) {
    try {
      return issued(its, approval);
    } catch (Fault e) {
      return refuse(its, brokenBy(e));
    }
  }

  /** The rules that were found broken at the last moment; any other fault goes on. */
  private static List<Violation> brokenBy(Fault e) {
    List<Violation> broken = BrokenRules.of(e);
    if (broken.isEmpty()) {
      throw e;
    }
    return broken;
  }

  private Outcome issued(Case its, Approval approval) {
    RequestRow row = requests.row(its, texts(approval.names()), Requests.State.issued(approval));
    LedgerEntry entry =
        succession.issue(
            approval,
            new Authority.Context(its.caller().id(), its.replaces()),
            Claimant.of(its),
            (acts, seq) -> {
              its.ticket().ifPresent(t -> replays.file(t, its.id()));
              callers.requireStill(its.caller());
              history.requireStill(approval, Claimant.of(its));
              spend(its.caller());
              requests.add(row, seq);
            });
    figures.count(Figure.REQUESTS, row.profile(), "issued");
    return new Outcome.Issued(inventory.issued(row, entry));
  }

  /** A token is good for one request, whether it waits or not. */
  private void spend(Caller caller) {
    caller.token().filter(t -> t.kind() == Token.Kind.ENROLMENT).ifPresent(tokens::spend);
  }

  /**
   * Keeps a request until it is proven, or somebody decides.
   *
   * @param given what is proven already
   * @throws Fault BUSY if too many strangers wait
   */
  Outcome pend(Case its, Verdict.Owing owing, Profile profile, List<Proof> given) {
    PendingRules rules = profile.pending();
    RequestRow row =
        requests.row(
            its,
            texts(owing.names()),
            Requests.State.pending(owing.demands(), clock.instant().plus(rules.expire())));
    List<Name> kept = rules.reserveNames() ? owing.names() : List.of();
    Order order = proving.order(row, profile, Optional.empty());
    try {
      store(
          its,
          row,
          "request.pending",
          kept,
          () -> {
            requireRoom(its.caller());
            spend(its.caller());
            given.forEach(proof -> attempts.keep(order, proof, clock.instant()));
          });
    } catch (Fault e) {
      return refuse(its, brokenBy(e));
    }
    figures.count(Figure.REQUESTS, row.profile(), "pending");
    return new Outcome.Pending(inventory.request(its.id()));
  }

  /** Keeps a refusal. */
  Outcome refuse(Case its, List<Violation> violations) {
    RequestRow row =
        requests.row(
            its,
            its.asked().names().stream().map(Name::printable).toList(),
            Requests.State.refused(violations));
    // A stranger's refusal is told and forgotten, with a key too: sent again, it is judged again.
    if (isKept(its.caller())) {
      store(its, row, "request.refused", List.of(), () -> {});
    }
    figures.count(Figure.REQUESTS, row.profile(), "refused");
    countRules(row.profile(), violations);
    return new Outcome.Refused(Requests.info(row));
  }

  private void countRules(String profile, List<Violation> violations) {
    violations.stream()
        .map(Violation::rule)
        .distinct()
        .forEach(rule -> figures.count(Figure.REFUSALS, profile, rule));
  }

  private boolean isKept(Caller caller) {
    return caller.isOperator()
        || (!caller.equals(Caller.ANYONE)
            && requests.count(caller.id(), "refused") < MAX_REFUSED_OF_ONE);
  }

  private void requireRoom(Caller caller) {
    boolean stranger = caller.equals(Caller.ANYONE);
    long most = stranger ? MAX_PENDING_OF_ANYONE : MAX_PENDING_OF_ONE;
    if (!caller.isOperator() && requests.count(caller.id(), "pending") >= most) {
      throw Fault.of(
          Kind.BUSY,
          most + " requests of " + (stranger ? "strangers" : caller.id()) + " are pending already");
    }
  }

  private void store(Case its, RequestRow row, String verb, List<Name> kept, Runnable requirement) {
    journal.commit(
        acts -> {
          its.ticket().ifPresent(t -> replays.file(t, its.id()));
          callers.requireStill(its.caller());
          requirement.run();
          history.reserve(Claimant.of(its), kept);
          long seq = acts.add(act(its.caller(), verb, row));
          requests.add(row, seq);
          return seq;
        });
  }

  /**
   * Who or what brought a waiting request forward.
   *
   * @param caller whose credential is looked at once more
   * @param verb {@code request.approved} or {@code request.proven}
   * @param reason the officer's words, for an approval
   * @param vote the officer's approval, inside the transaction; nothing otherwise
   */
  record Push(Caller caller, String verb, String reason, Runnable vote) {}

  /** Has the certificate of a waiting request signed and stored, or refused as in issue. */
  Outcome complete(RequestRow row, Approval approval, Push push) {
    try {
      return completed(row, approval, push);
    } catch (Fault e) {
      return refuse(row, brokenBy(e), push);
    }
  }

  /**
   * Refuses a waiting request.
   *
   * @throws Fault BUSY if it need only be brought forward again later; it waits on, and nothing was
   *     written
   */
  Outcome refuse(RequestRow row, List<Violation> violations, Push push) {
    if (violations.stream().allMatch(LimitRules::passes)) {
      Violation first = violations.get(0);
      throw Fault.of(
              Kind.BUSY,
              "request " + row.id() + " waits on: " + first.rule() + ": " + first.found())
          .withHint("wanted is " + first.limit());
    }
    Requests.State refused = Requests.State.refused(violations);
    Outcome ended = end(row, refused, push.caller(), push.reason(), "request.refused");
    countRules(row.profile(), violations);
    return ended;
  }

  private Outcome completed(RequestRow row, Approval approval, Push push) {
    String id = row.id();
    succession.issue(
        approval,
        new Authority.Context(row.requester(), Requests.replaces(row)),
        Claimant.of(row),
        (acts, seq) -> {
          callers.requireStillOn(push.caller(), row.requester());
          push.vote().run();
          history.requireStill(approval, Claimant.of(row));
          requests.decide(id, Requests.State.issued(approval), push.caller().id(), push.reason());
          history.release(id);
          acts.add(
              Act.of(push.caller().id(), push.verb(), id)
                  .with("serial", approval.serial().toString())
                  .with("reason", push.reason()));
        });
    figures.count(Figure.REQUESTS, row.profile(), "issued");
    return new Outcome.Issued(inventory.request(id));
  }

  /** Writes down that a request still waits, and for what. */
  Outcome goOn(RequestRow row, List<Demand> demands, Push push) {
    journal.commit(
        acts -> {
          callers.requireStillOn(push.caller(), row.requester());
          push.vote().run();
          requests.owe(row.id(), demands);
          return acts.add(
              Act.of(push.caller().id(), push.verb(), row.id()).with("reason", push.reason()));
        });
    return new Outcome.Pending(inventory.request(row.id()));
  }

  /** Ends a pending request without a certificate. */
  Outcome end(RequestRow row, Requests.State state, Caller caller, String reason, String verb) {
    journal.commit(
        acts -> {
          callers.requireStillOn(caller, row.requester());
          requests.decide(row.id(), state, caller.id(), reason);
          history.release(row.id());
          return acts.add(act(caller, verb, row).with("reason", reason));
        });
    figures.count(Figure.REQUESTS, row.profile(), state.wire());
    return new Outcome.Refused(inventory.request(row.id()));
  }

  /**
   * Ends a request that has waited too long.
   *
   * @throws Fault CONFLICT if somebody decides at that moment
   */
  void expire(RequestRow row) {
    String reason = "nobody decided since " + Instant.ofEpochMilli(row.created());
    journal.commit(
        acts -> {
          requests.decide(row.id(), Requests.State.expired(), Act.SYSTEM, reason);
          history.release(row.id());
          return acts.add(asked(Act.of(Act.SYSTEM, "request.expired", row.id()), row));
        });
    figures.count(Figure.REQUESTS, row.profile(), "expired");
  }

  private static Act act(Caller caller, String verb, RequestRow row) {
    return asked(Act.of(caller.id(), verb, row.id()), row);
  }

  /** With what was asked for, so that whoever hears of the act knows. */
  static Act asked(Act act, RequestRow row) {
    Act told = act.with("profile", row.profile()).with("names", row.names().replace('\n', ' '));
    return Requests.replaces(row).map(s -> told.with("replaces", s.toString())).orElse(told);
  }

  private static List<String> texts(List<Name> names) {
    return names.stream().map(Name::toString).toList();
  }
}
