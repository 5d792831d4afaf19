package io.sealport.server.events.action;

/** That an event was not told; the message is one line for people, with nothing secret. */
public final class UndeliveredException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean forGood;

  private UndeliveredException(String message, boolean forGood, Throwable cause) {
    super(Lines.one(message), cause);
    this.forGood = forGood;
  }

  /** It may succeed later. */
  static UndeliveredException forNow(String message, Throwable cause) {
    return new UndeliveredException(message, false, cause);
  }

  /** It may succeed later. */
  static UndeliveredException forNow(String message) {
    return new UndeliveredException(message, false, new IllegalStateException(message));
  }

  /** The other side wants no more of it. */
  static UndeliveredException forGood(String message) {
    return new UndeliveredException(message, true, new IllegalStateException(message));
  }

  /** Whether another attempt is of no use. */
  public boolean isForGood() {
    return forGood;
  }

  /** The message; there always is one. */
  public String sentence() {
    String message = getMessage();
    return message == null ? "not delivered" : message;
  }
}
