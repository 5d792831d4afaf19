package io.sealport.server.identity;

import io.sealport.api.Step;

/**
 * One way to prove a name, or who the requester is; one class each. A check looks and says what it
 * found; it stores nothing, and knows nothing of policy beyond its order.
 */
public interface Check {

  /** As profiles spell it: {@code dns-01}. */
  String id();

  /** Whether it has been told all that it needs; one that has not proves nothing. */
  default boolean isConfigured() {
    return true;
  }

  /** Whether it can prove such a subject at all; {@code dns-01} says no to an address. */
  boolean suits(Subject subject);

  /** What the requester has to do, and with what; for it and for nobody else. */
  Step step(Order order, Subject subject);

  /**
   * Whether it can look now, or needs something that was not given: a password, a signature. What
   * needs nothing looks each time.
   */
  boolean isReady(Order order, Answers given);

  /**
   * Whether what it proves may count for the same requester's later requests, within {@code
   * proof.reuse}; no where the proof was about this very request.
   */
  default boolean isReusable() {
    return true;
  }

  /**
   * What must not be tried too often: failed looks are counted by it. A check that takes a password
   * names the account, whatever the subject.
   */
  default String guarded(Subject subject, Answers given) {
    return subject.toString();
  }

  /**
   * Whether it looks at a name's place in the network, without any secret: then other nodes may
   * look too, and see whether the way from here is the only one on which it looks so.
   */
  default boolean seesTheNetwork() {
    return false;
  }

  /**
   * Whether it takes a password that somebody could guess at: then far fewer failures are let by.
   */
  default boolean takesPassword() {
    return false;
  }

  /**
   * Looks. Runs outside of transactions, within {@code looking.deadline()}, and writes down what it
   * does and hears, without secrets. What the requester or the network did wrong is a {@link
   * Finding.NotProven}, never an exception.
   */
  Finding look(Order order, Subject subject, Answers given, Looking looking);
}
