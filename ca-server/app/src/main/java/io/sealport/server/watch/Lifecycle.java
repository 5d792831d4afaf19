package io.sealport.server.watch;

import jakarta.inject.Singleton;

/** Whether the server takes requests: not while it starts, and not any more once it is to stop. */
@Singleton
public final class Lifecycle {

  private enum Phase {
    STARTING("the server is starting"),
    SERVING("the server takes requests"),
    STOPPING("the server is stopping");

    private final String words;

    Phase(String words) {
      this.words = words;
    }
  }

  private volatile Phase phase = Phase.STARTING;

  /** From now on it serves. */
  public void serves() {
    phase = Phase.SERVING;
  }

  /** From now on it finishes what is under way, and is to be sent nothing more. */
  public void stops() {
    phase = Phase.STOPPING;
  }

  Condition look() {
    Phase now = phase;
    return now == Phase.SERVING ? Condition.up(now.words) : Condition.down(now.words);
  }
}
