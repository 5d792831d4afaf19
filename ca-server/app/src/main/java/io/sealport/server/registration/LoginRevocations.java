package io.sealport.server.registration;

import io.sealport.api.UserRevoked;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.pki.RevocationReason;
import io.sealport.policy.RenewalRules;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.identity.Token;
import io.sealport.server.identity.Tokens;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Work;
import io.sealport.server.status.Revocations;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends everything that a login has: its certificates, pending requests and open enrolment tokens,
 * in one transaction, so that none of them slips through between the others.
 */
@Singleton
public class LoginRevocations {

  private static final int PAGE = 1_000;

  private final Ledger ledger;
  private final Requests requests;
  private final Tokens tokens;
  private final History history;
  private final Callers callers;
  private final Revocations revocations;
  private final Clock clock;

  LoginRevocations(
      Ledger ledger,
      Requests requests,
      Tokens tokens,
      History history,
      Callers callers,
      Revocations revocations,
      Clock clock) {
    this.ledger = ledger;
    this.requests = requests;
    this.tokens = tokens;
    this.history = history;
    this.callers = callers;
    this.revocations = revocations;
    this.clock = clock;
  }

  /** What was done inside the transaction. */
  private record Done(
      List<LedgerEntry> revoked, List<String> already, List<String> requests, List<String> tokens) {

    boolean isNothing() {
      return revoked.isEmpty() && already.isEmpty() && requests.isEmpty() && tokens.isEmpty();
    }
  }

  /**
   * Revokes every certificate of a login that has not expired, rejects its pending requests and
   * revokes its open tokens. Done again it changes nothing and says the same of what is revoked.
   *
   * @throws Fault BAD_INPUT for certificateHold; NOT_FOUND if there is nothing of that login;
   *     FORBIDDEN if the caller may not act on one of its profiles; CONFLICT if it is the last
   *     administrator's; nothing is done then
   */
  public UserRevoked revoke(String login, RevocationReason reason, Caller caller) {
    if (reason == RevocationReason.CERTIFICATE_HOLD) {
      throw Fault.of(Kind.BAD_INPUT, "the end of a login cannot be certificateHold")
          .withHint("hold its certificates one by one: sealport hold SERIAL");
    }
    Name name = Name.login(login);
    // DER times have whole seconds.
    Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Revocations.By by = new Revocations.By(caller.id(), () -> callers.requireStill(caller));
    Work<Done> work =
        acts -> {
          by.still().run();
          Done done =
              new Done(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
          for (LedgerEntry entry : entries(name, at)) {
            end(acts, entry, reason, at, caller, by, done);
          }
          reject(acts, name, caller, done);
          close(acts, name, caller, done);
          return done;
        };
    Done done = revocations.commit(work, Done::revoked);
    return answer(name, done);
  }

  /** Every certificate of the login that somebody could still use, if only to renew it. */
  private List<LedgerEntry> entries(Name name, Instant at) {
    Optional<Instant> from = Optional.of(at.minus(RenewalRules.LONGEST));
    Ledger.Filter filter = new Ledger.Filter("", "", Optional.of(name), from, Optional.empty());
    List<LedgerEntry> found = new ArrayList<>();
    List<LedgerEntry> page = ledger.search(filter, 0, PAGE);
    while (!page.isEmpty()) {
      found.addAll(page);
      page = ledger.search(filter, page.get(page.size() - 1).seq(), PAGE);
    }
    return found;
  }

  private void end(
      Work.Acts acts,
      LedgerEntry entry,
      RevocationReason reason,
      Instant at,
      Caller caller,
      Revocations.By by,
      Done done) {
    callers.requireMayVouch(caller, entry.profile());
    // Inside the transaction: two who end one another at once leave one.
    callers.requireNotLastAdministrator(entry.serial(), false);
    if (revocations.revoke(acts, entry, reason, at, by)) {
      done.revoked().add(entry);
    } else {
      done.already().add(entry.serial().toString());
    }
  }

  private void reject(Work.Acts acts, Name name, Caller caller, Done done) {
    String reason = "the login " + name.value() + " was revoked";
    for (RequestRow row : requests.pendingFor(name)) {
      callers.requireMayVouch(caller, row.profile());
      requests.decide(row.id(), Requests.State.rejected(), caller.id(), reason);
      history.release(row.id());
      Act act = Act.of(caller.id(), "request.rejected", row.id());
      acts.add(Filing.asked(act, row).with("reason", reason));
      done.requests().add(row.id());
    }
  }

  private void close(Work.Acts acts, Name name, Caller caller, Done done) {
    for (Token token : tokens.openFor(name, clock.instant())) {
      token.profile().ifPresent(p -> callers.requireMayVouch(caller, p));
      tokens.revoke(token);
      acts.add(Act.of(caller.id(), "token.revoked", token.id()));
      done.tokens().add(token.id());
    }
  }

  private UserRevoked answer(Name name, Done done) {
    if (done.isNothing()) {
      throw Fault.of(
              Kind.NOT_FOUND,
              "no certificate, pending request or open token of the login \""
                  + Name.printable(name.value())
                  + "\"")
          .withHint("a login is compared exactly; what has ended long ago needs no revocation");
    }
    Instant now = clock.instant();
    return new UserRevoked(
        name.value(),
        done.revoked().stream().map(e -> ledger.require(e.serial()).info(now)).toList(),
        List.copyOf(done.already()),
        List.copyOf(done.requests()),
        List.copyOf(done.tokens()));
  }
}
