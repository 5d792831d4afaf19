package io.sealport.cli.quickstart;

import io.sealport.fault.ExitCode;

/** What a step was to show did not happen. */
final class StepFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  StepFailedException(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  /** How the quick start ends. */
  ExitCode code() {
    return code;
  }

  /** Ends the quick start unless the promised thing is so. */
  static void unless(boolean happened, String otherwise) throws StepFailedException {
    if (!happened) {
      throw new StepFailedException(ExitCode.FOUND_WRONG, otherwise);
    }
  }
}
