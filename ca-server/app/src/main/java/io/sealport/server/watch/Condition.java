package io.sealport.server.watch;

/**
 * How something is.
 *
 * @param words one line for operators: what was found, and what was wanted where it is not well
 */
public record Condition(State state, String words) {

  /** From well to worst. */
  public enum State {
    /** All is as it should be. */
    UP("up", 1),
    /** It serves, and somebody should come. */
    DEGRADED("degraded", 0.5),
    /** It does not serve, or what it serves is not believed. */
    DOWN("down", 0);

    private final String wire;
    private final double figure;

    State(String wire, double figure) {
      this.wire = wire;
      this.figure = figure;
    }

    public String wire() {
      return wire;
    }

    double figure() {
      return figure;
    }

    /** The worse of the two. */
    public State and(State other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  public static Condition up(String words) {
    return new Condition(State.UP, words);
  }

  public static Condition degraded(String words) {
    return new Condition(State.DEGRADED, words);
  }

  public static Condition down(String words) {
    return new Condition(State.DOWN, words);
  }
}
