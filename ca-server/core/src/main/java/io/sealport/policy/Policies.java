package io.sealport.policy;

import java.util.Optional;

/**
 * The rulebook in force, which may be replaced while the server runs, and the one that is tried
 * beside it. An act takes {@link #current} once and goes by that one to its end, so nothing is
 * judged by halves of two. Not final: a test changes the rulebook at every look.
 */
public class Policies {

  private volatile Rulebook current;
  private volatile Optional<Rulebook> candidate = Optional.empty();

  /** These profiles are in force until others are. */
  public Policies(Rulebook first) {
    this.current = first;
  }

  /** The rulebook in force at this moment. */
  public Rulebook current() {
    return current;
  }

  /** The rulebook that says what it would do, and does nothing. */
  public Optional<Rulebook> candidate() {
    return candidate;
  }

  /** From now on these profiles are in force; acts that have begun end by the earlier ones. */
  public void replace(Rulebook next) {
    this.current = next;
  }

  /** From now on this rulebook is tried beside the one in force; empty for none. */
  public void tryBeside(Optional<Rulebook> next) {
    this.candidate = next;
  }
}
