package io.sealport.ftps;

/**
 * What became of a login.
 *
 * @param reply the one that decided it
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

  public boolean isAccepted() {
    return outcome == Outcome.ACCEPTED;
  }
}
