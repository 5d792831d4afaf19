package io.sealport.server.registration;

/**
 * What else counts as a credential on some routes.
 *
 * @param spentTokens tokens that are spent, which are given the answer to their own request alone
 * @param endedCertificates certificates that have ended no longer ago than their profile lets them
 *     be renewed
 */
public record Lenience(boolean spentTokens, boolean endedCertificates) {

  /** Nothing else. */
  static final Lenience NONE = new Lenience(false, false);
}
