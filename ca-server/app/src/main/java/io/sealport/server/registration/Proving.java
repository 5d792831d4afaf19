package io.sealport.server.registration;

import io.sealport.api.Step;
import io.sealport.fault.Fault;
import io.sealport.net.Deadline;
import io.sealport.net.Transcript;
import io.sealport.pki.Csr;
import io.sealport.pki.Name;
import io.sealport.policy.Demand;
import io.sealport.policy.Evidence;
import io.sealport.policy.Profile;
import io.sealport.policy.ProofExpression;
import io.sealport.server.authority.Ledger;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.ApprovalCheck;
import io.sealport.server.identity.Attempts;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Checks;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.LookTimes;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.Vantage;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the checks look for what a request still owes, and knows what it has proven so far. */
@Singleton
class Proving {

  private static final Logger LOG = LoggerFactory.getLogger(Proving.class);

  /** Officers take their time, and what was seen must still be so when the last one approves. */
  private static final Duration DAY = Duration.ofDays(1);

  /** More looks at once are somebody's game. */
  private static final int MOST_AT_ONCE = 64;

  private final Room room = new Room(MOST_AT_ONCE);
  private final Checks checks;
  private final Vantage vantage;
  private final Attempts attempts;
  private final Ledger ledger;
  private final LookTimes times;
  private final Journal journal;
  private final Clock clock;

  Proving(
      Checks checks,
      Vantage vantage,
      Attempts attempts,
      Ledger ledger,
      LookTimes times,
      Journal journal,
      Clock clock) {
    this.checks = checks;
    this.vantage = vantage;
    this.attempts = attempts;
    this.ledger = ledger;
    this.times = times;
    this.journal = journal;
    this.clock = clock;
  }

  /** The request as checks see it. */
  Order order(RequestRow row, Profile profile, Optional<String> from) {
    Enrolment asked = Requests.enrolment(row);
    return new Order(
        row.id(),
        row.account(),
        row.nonce(),
        Csr.parse(asked.csr()),
        asked.names().stream().map(Name::parse).toList(),
        profile,
        from,
        Instant.ofEpochMilli(row.created()),
        Requests.replaces(row).map(serial -> ledger.require(serial).certificate()));
  }

  /** What a waiting request has proven so far, approvals and what may be used again included. */
  List<Evidence> known(RequestRow row, Profile profile) {
    Instant now = clock.instant();
    List<Evidence> known =
        new ArrayList<>(
            attempts.proofs(
                row.id(),
                profile,
                now.minus(fresh(profile)),
                now.minus(profile.approval().expire())));
    known.addAll(reusable(row.account(), profile));
    return known;
  }

  /** How old a look may be for the request that it was made for. */
  private static Duration fresh(Profile profile) {
    Duration reuse = profile.proof().reuse();
    return reuse.compareTo(DAY) > 0 ? reuse : DAY;
  }

  /** What the requester has proven for other requests, if the profile takes that. */
  List<Evidence> reusable(String account, Profile profile) {
    Duration reuse = profile.proof().reuse();
    return reuse.isZero() || Accounts.isStranger(account)
        ? List.of()
        : List.copyOf(
            attempts.proofsBy(
                account,
                profile,
                profile.proof().checks().stream().filter(checks::isReusable).toList(),
                clock.instant().minus(reuse)));
  }

  /** Whether the requester, or officers, can still give what is owed. */
  boolean isAttainable(Demand demand, Profile profile) {
    if (demand.subject().equals(Demand.CERTIFICATE)) {
      return true;
    }
    Subject subject = Subject.parse(demand.subject());
    // What is not demanded any more has been given.
    return expression(demand, profile)
        .holds(c -> !demand.checks().contains(c) || isAttainable(c, subject));
  }

  private boolean isAttainable(String check, Subject subject) {
    return check.equals(ApprovalCheck.ID) || checks.find(check, subject).isPresent();
  }

  private static ProofExpression expression(Demand demand, Profile profile) {
    return demand.subject().equals(Demand.REQUESTER)
        ? profile.proof().requester().orElse(profile.proof().eachName())
        : profile.proof().eachName();
  }

  /** What can be done next about what is owed. */
  List<Step> steps(Order order, List<Demand> demands) {
    return demands.stream().flatMap(d -> steps(order, d)).toList();
  }

  private Stream<Step> steps(Order order, Demand demand) {
    return demand.checks().stream()
        .flatMap(
            check ->
                check.equals(ApprovalCheck.ID)
                    ? Stream.of(approval(order, demand.subject()))
                    : checks
                        .find(check, Subject.parse(demand.subject()))
                        .map(c -> c.step(order, Subject.parse(demand.subject())))
                        .stream());
  }

  private Step approval(Order order, String subject) {
    int points = order.profile().approval().points();
    long given = approvals(order);
    String who = points == 1 ? "an officer approves it" : points + " officers approve it";
    String so = given == 0 ? "" : " (" + given + (given == 1 ? " has)" : " have)");
    return new Step(
        subject,
        ApprovalCheck.ID,
        List.of(who + so + ": `sealport requests approve " + order.id() + "`"),
        Map.of("points", Integer.toString(points), "given", Long.toString(given)));
  }

  /** How many officers have approved it, as far as that still counts. */
  private long approvals(Order order) {
    Instant since = clock.instant().minus(order.profile().approval().expire());
    return attempts.proofs(order.id(), order.profile(), since, since).stream()
        .flatMap(p -> p.officer().stream())
        .distinct()
        .count();
  }

  /**
   * Has every check look that may help and is ready; each attempt is on disk before and after.
   *
   * @return whether anything was proven
   * @throws Fault BUSY if something was tried too often, or too much is looked at just now
   */
  boolean look(Order order, List<Demand> demands, Answers given, String actor) {
    if (order.nonce().isEmpty()) {
      // It waits from before there were nonces, so nothing would bind a proof to it.
      return false;
    }
    return room.look(order.id(), order.account(), () -> lookAt(order, demands, given, actor));
  }

  private boolean lookAt(Order order, List<Demand> demands, Answers given, String actor) {
    Deadline end = Deadline.in(times.all());
    List<Proven> proven = new ArrayList<>();
    for (Demand demand : demands) {
      if (!demand.subject().equals(Demand.CERTIFICATE)) {
        look(order, demand, given, actor, end, proven);
      }
    }
    return !proven.isEmpty();
  }

  /** What the looks of one call have proven. */
  private record Proven(String check, Subject subject, Finding.Proven finding) {

    boolean proves(String wanted, Subject of) {
      return check.equals(wanted)
          && (subject.equals(of) || of.name().filter(finding.names()::contains).isPresent());
    }
  }

  private void look(
      Order order, Demand demand, Answers given, String actor, Deadline all, List<Proven> proven) {
    Subject subject = Subject.parse(demand.subject());
    ProofExpression wanted = expression(demand, order.profile());
    for (String id : demand.checks()) {
      boolean enough =
          wanted.holds(
              c ->
                  !demand.checks().contains(c)
                      || proven.stream().anyMatch(p -> p.proves(c, subject)));
      Optional<Check> check = checks.find(id, subject).filter(c -> c.isReady(order, given));
      if (enough || check.isEmpty() || proven.stream().anyMatch(p -> p.proves(id, subject))) {
        continue;
      }
      if (attempt(order, check.get(), subject, given, actor, all) instanceof Finding.Proven p) {
        proven.add(new Proven(id, subject, p));
      }
    }
  }

  private Finding attempt(
      Order order, Check check, Subject subject, Answers given, String actor, Deadline all) {
    String id =
        journal.commit(acts -> attempts.begin(order, check, subject, given, clock.instant()));
    Transcript transcript = new Transcript();
    Duration time = all.left().compareTo(times.each()) < 0 ? all.left() : times.each();
    Looking looking = new Looking(clock.instant(), Deadline.in(time), transcript);
    Finding finding = looked(order, check, subject, given, looking);
    journal.commit(
        acts -> {
          attempts.end(id, finding, transcript, clock.instant());
          String verb = finding instanceof Finding.Proven ? "proof.found" : "proof.not-found";
          return acts.add(
              Act.of(actor, verb, order.id())
                  .with("check", check.id())
                  .with("subject", subject.toString())
                  .with("statement", finding.statement()));
        });
    return finding;
  }

  /** A check that fails proves nothing, and says no more than that to the requester. */
  private Finding looked(
      Order order, Check check, Subject subject, Answers given, Looking looking) {
    try {
      return vantage.look(order, check, subject, given, looking);
    } catch (Fault e) {
      return new Finding.NotProven(e.message());
    } catch (RuntimeException e) {
      LOG.error("check {} for request {} failed", check.id(), order.id(), e);
      return new Finding.NotProven("the check failed; an operator finds the reason in the log");
    }
  }
}
