package io.sealport.server.front;

import java.util.Optional;

/** Looks for an exception inside those that were wrapped around it. */
final class Causes {

  /** A cause chain may be a circle. */
  private static final int DEEPEST = 10;

  private Causes() {}

  static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < DEEPEST; depth++) {
      if (type.isInstance(t)) {
        return Optional.of(type.cast(t));
      }
      t = t.getCause();
    }
    return Optional.empty();
  }
}
