package io.sealport.cli.world;

/** How a program ended and what it said; exit code {@value #TIMED_OUT} where it ran out of time. */
public record Result(int exitCode, String stdout, String stderr) {
  /** What timeout(1) answers. */
  public static final int TIMED_OUT = 124;

  public boolean ok() {
    return exitCode == 0;
  }

  /** This result, or an {@link AssertionError} with everything that the program said. */
  public Result requireOk() {
    if (!ok()) {
      throw new AssertionError("expected exit code 0, got: " + this);
    }
    return this;
  }
}
