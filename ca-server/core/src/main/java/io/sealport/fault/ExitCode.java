package io.sealport.fault;

import java.util.Arrays;

/** How a command ends. The numbers are documented and stable. */
public enum ExitCode {
  DONE(0, "done"),
  UNEXPECTED(1, "unexpected error"),
  BAD_INPUT(2, "wrong usage or bad input"),
  REFUSED(3, "refused by policy"),
  PENDING(4, "pending, not issued yet"),
  NOT_FOUND(5, "not found"),
  NOT_ALLOWED(6, "not allowed: credentials or passphrase"),
  CONFLICT(7, "conflict: exists already, port or home in use, wrong state"),
  UNAVAILABLE(8, "unavailable: the server cannot be reached, disk, database"),
  FOUND_WRONG(9, "checked and found wrong"),
  ENDPOINT_NETWORK(10, "endpoint: cannot be reached"),
  ENDPOINT_CERTIFICATE(11, "endpoint: wrong certificate or chain"),
  ENDPOINT_CIPHERS(12, "endpoint: wrong versions or ciphers of TLS"),
  ENDPOINT_SESSION(13, "endpoint: TLS sessions of data connections"),
  ENDPOINT_FTP(14, "endpoint: wrong answers in FTP"),
  ENDPOINT_REVOCATION(15, "endpoint: revoked, or no valid status"),
  DEGRADED(16, "health: it serves, and somebody should come");

  private final int number;
  private final String words;

  ExitCode(int number, String words) {
    this.number = number;
    this.words = words;
  }

  public int number() {
    return number;
  }

  /** What it means, as the help says it. */
  public String words() {
    return words;
  }

  /** The ending with that number, as another program of ours reports it. */
  public static ExitCode of(int number) {
    return Arrays.stream(values()).filter(c -> c.number == number).findFirst().orElse(UNEXPECTED);
  }

  /** The ending that a kind of fault leads to. */
  public static ExitCode of(Fault.Kind kind) {
    return switch (kind) {
      case BAD_INPUT, TOO_LARGE, BAD_CONFIGURATION -> BAD_INPUT;
      case REFUSED -> REFUSED;
      case NOT_FOUND -> NOT_FOUND;
      case UNAUTHENTICATED, FORBIDDEN -> NOT_ALLOWED;
      case CONFLICT -> CONFLICT;
      case BUSY, UNAVAILABLE -> UNAVAILABLE;
      case INTERNAL -> UNEXPECTED;
    };
  }
}
