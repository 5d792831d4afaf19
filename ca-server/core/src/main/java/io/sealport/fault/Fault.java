package io.sealport.fault;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one exception of Sealport. Its message says what was found and what was wanted in one line
 * that may be shown to whoever asked; it never carries a secret.
 *
 * <p>Every front spells the {@link Kind} in its protocol's words in one place.
 */
public final class Fault extends RuntimeException {

  /** What kind of thing went wrong, as far as the one who asked can act on it. */
  public enum Kind {
    /** The bytes or words that came in are not what they should be. */
    BAD_INPUT("bad-input"),
    /** More bytes or items than the limit. */
    TOO_LARGE("too-large"),
    /** No credential, or one that does not prove anything. */
    UNAUTHENTICATED("unauthenticated"),
    /** A good credential without the right to do this. */
    FORBIDDEN("forbidden"),
    /** The thing named does not exist. */
    NOT_FOUND("not-found"),
    /** The thing named is in a state in which this cannot be done. */
    CONFLICT("conflict"),
    /** Judged by policy and refused; the violations are listed. */
    REFUSED("refused"),
    /** Too much at the moment: the same request may succeed later. */
    BUSY("busy"),
    /** Something that the server needs (database, key, disk, port) is not there. */
    UNAVAILABLE("unavailable"),
    /** The configuration or a policy file is wrong. */
    BAD_CONFIGURATION("bad-configuration"),
    /** A promise of the code itself is broken. */
    INTERNAL("internal");

    private final String wire;

    Kind(String wire) {
      this.wire = wire;
    }

    /** The kind as it stands in problem+json and in the CLI's {@code --json}. */
    public String wire() {
      return wire;
    }
  }

  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final @Nullable String hint;

  private Fault(Kind kind, String message, @Nullable String hint, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hint = hint;
  }

  /** A fault with one line of message. */
  public static Fault of(Kind kind, String message) {
    return new Fault(kind, message, null, null);
  }

  /** A fault whose cause goes to the log and never to the one who asked. */
  public static Fault of(Kind kind, String message, Throwable cause) {
    return new Fault(kind, message, null, cause);
  }

  /** The same fault with a line that says what to do next. */
  public Fault withHint(String hint) {
    return new Fault(kind, message(), hint, getCause());
  }

  public Kind kind() {
    return kind;
  }

  /** The message, never null. */
  public String message() {
    String message = getMessage();
    return message == null ? kind.wire() : message;
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }
}
