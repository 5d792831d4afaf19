package io.sealport.ftps;

/**
 * What became of a login.
 *
 * @param reply the one that decided it, without the password should it be in there
 */
public record Login(Outcome outcome, FtpReply reply) {

  /** How it ended. */
  public enum Outcome {
    /** The password was asked for and taken: 230 or 232 to PASS. */
    ACCEPTED,
    /** The user was let in without a password, which says nothing of the one that was given. */
    WITHOUT_PASSWORD,
    /** 530. */
    REFUSED,
    /** Anything else: too many users, an account wanted, a server that is going away. */
    OTHER
  }

  /** Whether the password is the user's. */
  public boolean isAccepted() {
    return outcome == Outcome.ACCEPTED;
  }

  /** Whether the session may go on, with a password or without. */
  public boolean isIn() {
    return outcome == Outcome.ACCEPTED || outcome == Outcome.WITHOUT_PASSWORD;
  }
}
