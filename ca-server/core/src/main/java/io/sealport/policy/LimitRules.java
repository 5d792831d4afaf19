package io.sealport.policy;

import io.sealport.fault.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What limits the certificates of a profile together, beyond each one by itself.
 *
 * @param active how many are valid at a time
 * @param uniqueLogin whether no other holder may have the login, or one that looks like it
 * @param rates how many are issued within a length of time
 * @param quietHours when none is issued
 * @param lineage whether only who renews gets one, or who is vouched for by the operator who asks
 */
public record LimitRules(
    Optional<ActiveLimit> active,
    boolean uniqueLogin,
    List<RateLimit> rates,
    List<QuietHours> quietHours,
    boolean lineage) {

  static final String MAX_ACTIVE = "limits.max-active";
  static final String UNIQUE_LOGIN = "limits.unique-login";
  static final String RATE = "limits.rate";
  static final String QUIET_HOURS = "limits.quiet-hours";
  static final String LINEAGE = "limits.lineage";

  /** No limits. */
  public static final LimitRules NONE =
      new LimitRules(Optional.empty(), false, List.of(), List.of(), false);

  public LimitRules {
    rates = List.copyOf(rates);
    quietHours = List.copyOf(quietHours);
  }

  /** Whether the violation is over by itself in foreseeable time. */
  public static boolean passes(Violation violation) {
    return violation.rule().equals(RATE) || violation.rule().equals(QUIET_HOURS);
  }
}
