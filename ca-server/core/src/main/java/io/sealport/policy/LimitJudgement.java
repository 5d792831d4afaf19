package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Issues.Issued;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds one more certificate against the limits of its profile. Judged with the request, and once
 * more where it is issued, since of a hundred at once each sees room for itself.
 */
public final class LimitJudgement {

  /** So many serials are told; the others find themselves in the ledger. */
  private static final int TOLD = 5;

  /** Quiet hours that go on for longer than this many days have no end worth telling. */
  private static final int NEVER_ENDING = 31;

  private final Profile profile;
  private final LimitRules limits;
  private final Issues issues;
  private final boolean renewal;
  private final Instant now;
  private final List<Violation> violations = new ArrayList<>();
  private final Map<Name, List<Issued>> valid = new HashMap<>();

  /**
   * A judgement at one moment.
   *
   * @param renewal whether it is a renewal
   */
  public LimitJudgement(Profile profile, Issues issues, boolean renewal, Instant now) {
    this.profile = profile;
    this.limits = profile.limits();
    this.issues = issues;
    this.renewal = renewal;
    this.now = now;
  }

  /** What stands against one more for these names. */
  public List<Violation> violations(List<Name> names) {
    if (issues.serverAsks()) {
      return List.of();
    }
    limits.active().ifPresent(limit -> judgeActive(limit, names));
    if (limits.uniqueLogin()) {
      names.stream().filter(n -> n.type() == Name.Type.LOGIN).forEach(n -> judgeLogin(n, names));
    }
    limits.rates().forEach(limit -> judgeRate(limit, names));
    limits.quietHours().stream()
        .filter(q -> !(renewal && q.renewals()))
        .filter(q -> q.end(now).isPresent())
        .findFirst()
        .ifPresent(this::violateQuietHours);
    return List.copyOf(violations);
  }

  /** What is revoked if one more is issued for these names, oldest first. */
  public Set<SerialNumber> superseded(List<Name> names) {
    Set<SerialNumber> revoked = new LinkedHashSet<>();
    limits
        .active()
        .filter(ActiveLimit::revokes)
        .ifPresent(
            limit -> limit.per().of(names).forEach(name -> supersede(limit, name, names, revoked)));
    return revoked;
  }

  private void supersede(
      ActiveLimit limit, Name name, List<Name> names, Set<SerialNumber> revoked) {
    List<Issued> standing =
        counted(limit, name).stream().filter(i -> !revoked.contains(i.serial())).toList();
    standing.stream()
        .filter(i -> mayBeRevoked(limit, i, names))
        .limit(Math.max(0, standing.size() - limit.max() + 1))
        .forEach(i -> revoked.add(i.serial()));
  }

  /** Counted by name, one that has other names too may be another's as well. */
  private static boolean mayBeRevoked(ActiveLimit limit, Issued issued, List<Name> names) {
    return limit.per() == ActiveLimit.Per.LOGIN || names.containsAll(issued.names());
  }

  /** Read once: meanwhile others may be issued, and what gives way must be what was counted. */
  private List<Issued> counted(ActiveLimit limit, Name name) {
    Optional<SerialNumber> renewed = issues.renewed();
    return valid.computeIfAbsent(name, n -> issues.valid(profile.name(), n)).stream()
        .filter(i -> limit.countPredecessor() || renewed.filter(i.serial()::equals).isEmpty())
        .toList();
  }

  private void judgeActive(ActiveLimit limit, List<Name> names) {
    Set<SerialNumber> revoked = superseded(names);
    for (Name name : limit.per().of(names)) {
      List<Issued> standing =
          counted(limit, name).stream().filter(i -> !revoked.contains(i.serial())).toList();
      if (standing.size() >= limit.max()) {
        violateActive(limit, name, standing);
      }
    }
  }

  private void violateActive(ActiveLimit limit, Name name, List<Issued> standing) {
    Instant room =
        standing.stream()
            .map(Issued::notAfter)
            .sorted()
            .skip(standing.size() - limit.max())
            .findFirst()
            .orElse(now);
    violate(
        LimitRules.MAX_ACTIVE,
        name + " in " + standing.size() + " that are valid now: " + serials(standing),
        "at most "
            + limit.max()
            + " of profile "
            + profile.name()
            + " at a time; "
            + (limit.revokes() ? "those have other names too: " : "")
            + "revoke one, or ask after "
            + room);
  }

  private static String serials(List<Issued> standing) {
    String first =
        standing.stream()
            .limit(TOLD)
            .map(i -> i.serial().toString())
            .collect(Collectors.joining(", "));
    return standing.size() > TOLD ? first + ", ..." : first;
  }

  /** Whose login it is like is not told, only by which certificate an operator finds it. */
  private void judgeLogin(Name login, List<Name> names) {
    Set<SerialNumber> revoked = superseded(names);
    issues.alike(login).stream()
        .filter(i -> !revoked.contains(i.serial()))
        .findFirst()
        .ifPresent(
            i ->
                violate(
                    LimitRules.UNIQUE_LOGIN,
                    login
                        + (i.names().contains(login) ? ", as in" : ", which looks like that of")
                        + " certificate "
                        + i.serial(),
                    "a login of nobody else; a user renews, or the other certificate is revoked"));
  }

  private void judgeRate(RateLimit limit, List<Name> names) {
    List<Name> counted =
        limit.per() == RateLimit.Per.NAME ? names : names.stream().limit(1).toList();
    for (Name name : counted) {
      issues
          .newest(limit.per(), profile.name(), name, limit.most())
          .map(issued -> issued.plus(limit.window()))
          .filter(now::isBefore)
          .ifPresent(
              free ->
                  violate(
                      LimitRules.RATE,
                      limit.most()
                          + " issued since "
                          + free.minus(limit.window())
                          + whom(limit, name),
                      limit.per().wire() + " " + limit + "; the next after " + free));
    }
  }

  private static String whom(RateLimit limit, Name name) {
    return switch (limit.per()) {
      case NAME -> " for " + name;
      case REQUESTER -> " for this requester";
      case PROFILE -> "";
    };
  }

  private void violateQuietHours(QuietHours quiet) {
    ZonedDateTime there = now.atZone(quiet.zone());
    violate(
        LimitRules.QUIET_HOURS,
        QuietHours.wire(there.getDayOfWeek())
            + " "
            + there.toLocalTime().withSecond(0).withNano(0)
            + " in "
            + quiet.zone(),
        "not in quiet hours, "
            + quiet
            + "; "
            + end().map(e -> "they end at " + e).orElse("no end"));
  }

  /** Where one begins as another ends, the end is that of the last. */
  private Optional<Instant> end() {
    Instant end = now;
    for (int i = 0; i < NEVER_ENDING; i++) {
      Optional<Instant> later = endOf(end);
      if (later.isEmpty()) {
        return Optional.of(end);
      }
      end = later.get();
    }
    return Optional.empty();
  }

  private Optional<Instant> endOf(Instant moment) {
    return limits.quietHours().stream()
        .filter(q -> !(renewal && q.renewals()))
        .flatMap(q -> q.end(moment).stream())
        .max(Instant::compareTo);
  }

  private void violate(String rule, String found, String limit) {
    violations.add(new Violation(rule, found, limit));
  }
}
