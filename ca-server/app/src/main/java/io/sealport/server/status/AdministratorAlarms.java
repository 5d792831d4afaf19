package io.sealport.server.status;

import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.policy.Role;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The last administrator's certificate ends: after it nobody can do anything from afar. */
@Singleton
class AdministratorAlarms implements AlarmRule {

  private static final int PAGE = 1_000;
  private static final Duration NOTICE = Duration.ofDays(30);
  private static final Duration CRITICAL = Duration.ofDays(7);

  private final Ledger ledger;
  private final Policies policies;

  AdministratorAlarms(Ledger ledger, Policies policies) {
    this.ledger = ledger;
    this.policies = policies;
  }

  @Override
  public List<Alarm> look(Instant now) {
    Instant last = Instant.EPOCH;
    for (Profile profile : policies.current().profiles()) {
      if (profile.grants().filter(r -> r == Role.ADMINISTRATOR).isPresent()) {
        Instant end = lastOf(profile.name(), now.plus(NOTICE));
        last = end.isAfter(last) ? end : last;
      }
    }
    if (last.isAfter(now.plus(NOTICE))) {
      return List.of();
    }
    boolean ended = !last.isAfter(now);
    return List.of(
        Alarm.of(
            "last-administrator",
            !last.isAfter(now.plus(CRITICAL)),
            ended
                ? "no administrator has a valid certificate"
                : "the last administrator's certificate ends " + last,
            ended
                ? "stop the server, then: sealport ca operator --home HOME --force"
                : "sealport renew, or a new one: sealport request --profile operator"));
  }

  /** The latest end of a valid one; any that is beyond the moment is as good as another. */
  private Instant lastOf(String profile, Instant enough) {
    Ledger.Filter valid =
        new Ledger.Filter(profile, "valid", Optional.empty(), Optional.empty(), Optional.empty());
    Instant last = Instant.EPOCH;
    long after = 0;
    List<LedgerEntry> page = ledger.search(valid, after, PAGE);
    while (!page.isEmpty() && !last.isAfter(enough)) {
      for (LedgerEntry entry : page) {
        Instant end = entry.facts().notAfter();
        last = end.isAfter(last) ? end : last;
        after = entry.seq();
      }
      page = ledger.search(valid, after, PAGE);
    }
    return last;
  }
}
