package io.sealport.bench;

/** The thing that was to be measured does not work: its speed says nothing. */
final class WrongAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongAnswerException(String message) {
    super(message);
  }

  /** Throws unless the condition holds. */
  static void unless(boolean right, String message) {
    if (!right) {
      throw new WrongAnswerException(message);
    }
  }
}
