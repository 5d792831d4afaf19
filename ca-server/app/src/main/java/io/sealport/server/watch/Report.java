package io.sealport.server.watch;

import io.sealport.server.watch.Condition.State;
import java.util.List;

/** How the server is, and each part of it. */
public record Report(List<Part> parts) {

  /** One {@link Vital} and what it said. */
  public record Part(String id, Condition condition) {}

  public Report {
    parts = List.copyOf(parts);
  }

  /** The worst of all. */
  public State state() {
    return parts.stream().map(p -> p.condition().state()).reduce(State.UP, State::and);
  }

  /** Whether requests may be sent here. */
  public boolean isReady() {
    return state() != State.DOWN;
  }
}
