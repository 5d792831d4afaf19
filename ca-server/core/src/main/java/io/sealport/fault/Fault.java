package io.sealport.fault;

import java.util.ArrayList;
import java.util.List;
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
  private final List<String> also;

  private Fault(
      Kind kind,
      String message,
      @Nullable String hint,
      List<String> also,
      @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.hint = hint;
    this.also = List.copyOf(also);
  }

  /** A fault with one line of message. */
  public static Fault of(Kind kind, String message) {
    return new Fault(kind, message, null, List.of(), null);
  }

  /** A fault whose cause goes to the log and never to the one who asked. */
  public static Fault of(Kind kind, String message, Throwable cause) {
    return new Fault(kind, message, null, List.of(), cause);
  }

  /**
   * The first of several that were found together; the messages of the others are {@link #also}.
   *
   * @param faults at least one
   */
  public static Fault ofAll(List<Fault> faults) {
    Fault first = faults.get(0);
    List<String> also = new ArrayList<>(first.also);
    for (Fault other : faults.subList(1, faults.size())) {
      also.add(other.message());
      also.addAll(other.also);
    }
    return new Fault(first.kind, first.message(), first.hint, also, first.getCause());
  }

  /** The same fault with a line that says what to do next. */
  public Fault withHint(String hint) {
    return new Fault(kind, message(), hint, also, getCause());
  }

  public Kind kind() {
    return kind;
  }

  /** The message, never null. */
  public String message() {
    String message = getMessage();
    return message == null ? kind.wire() : message;
  }

  /** What else was found wrong at the same time, one line each; empty for most faults. */
  public List<String> also() {
    return also;
  }

  public Optional<String> hint() {
    return Optional.ofNullable(hint);
  }
}
