package io.sealport.server.watch;

/** One count that is at hand; adding to it costs some nanoseconds, from any thread. */
@FunctionalInterface
public interface Tally {

  /** One more. */
  void add();
}
