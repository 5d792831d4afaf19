package io.sealport.net;

import java.io.IOException;

/**
 * What another machine, or the way to it, did not do. The message is one line for people, with
 * nothing secret; it says what was found and what was wanted.
 */
public final class NetFailure extends IOException {

  /** What kind of thing went wrong. */
  public enum Kind {
    /** The name has no address, or the answer to the question is not to be had. */
    RESOLUTION,
    /** The address may not be dialled. */
    FORBIDDEN_ADDRESS,
    /** Nobody listens, or the connection broke. */
    CONNECTION,
    /** Not within the time that was given. */
    TIMEOUT,
    /** More bytes, lines or steps than anybody needs. */
    TOO_MUCH,
    /** Not what the protocol says. */
    PROTOCOL,
    /** No TLS could be agreed on. */
    TLS,
    /** A good answer, but not the one that was wanted. */
    MISMATCH
  }

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  public NetFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public NetFailure(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** The message; there always is one. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
