package io.sealport.policy;

/**
 * The rulebook in force, which may be replaced while the server runs. An act takes {@link #current}
 * once and goes by that one to its end, so nothing is judged by halves of two.
 */
public final class Policies {

  private volatile Rulebook current;

  /** These profiles are in force until others are. */
  public Policies(Rulebook first) {
    this.current = first;
  }

  /** The rulebook in force at this moment. */
  public Rulebook current() {
    return current;
  }

  /** From now on these profiles are in force; acts that have begun end by the earlier ones. */
  public void replace(Rulebook next) {
    this.current = next;
  }
}
