package io.sealport.server.identity.person;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Tokens of issuers that were presented, each for one order, for as long as they would be good. The
 * memory is this process's and bounded; where it is full, tokens are refused and none forgotten.
 */
final class SpentTokens {

  /** What came of presenting a token. */
  enum Outcome {
    /** It is this order's. */
    FINE,
    /** It was presented for another order. */
    SPENT,
    /** No more can be remembered at the moment. */
    FULL
  }

  private record Use(String order, Instant until) {}

  private final int limit;
  private final Map<String, Use> uses = new HashMap<>();

  SpentTokens(int limit) {
    this.limit = limit;
  }

  /**
   * Remembers a token.
   *
   * @param token what no other token is known by
   * @param until from then on it is worth nothing anyway
   */
  synchronized Outcome present(String token, String order, Instant until, Instant now) {
    Use use = uses.get(token);
    if (use != null && use.until().isAfter(now)) {
      return use.order().equals(order) ? Outcome.FINE : Outcome.SPENT;
    }
    if (uses.size() >= limit) {
      uses.values().removeIf(u -> !u.until().isAfter(now));
    }
    if (uses.size() >= limit) {
      return Outcome.FULL;
    }
    uses.put(token, new Use(order, until));
    return Outcome.FINE;
  }
}
