package io.sealport.cli.deploy;

import java.util.List;

/**
 * How an installation ended.
 *
 * @param why one sentence: what was seen, and for a roll-back what was wrong
 * @param changes what was changed, or would be, as unified diffs and lists of files, without
 *     secrets
 * @param notes what people should know, a sentence each: a run that was interrupted before, what a
 *     revocation does at this server
 */
public record DeployOutcome(Result result, String why, List<String> changes, List<String> notes) {

  public DeployOutcome {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /** How it ended. */
  public enum Result {
    /** Nothing was to be changed; the certificate is served. */
    UNCHANGED("unchanged"),
    /** The certificate is in place and, where somebody could look, served. */
    INSTALLED("installed"),
    /** It was not served, or logins broke: all is as it was before. */
    ROLLED_BACK("rolled-back"),
    /** All is in place and nothing was changed, but it is not served, or logins are broken. */
    NOT_SERVED("not-served"),
    /** No server was touched: the order was to show what would be, or to write files. */
    SHOWN("shown");

    private final String wire;

    Result(String wire) {
      this.wire = wire;
    }

    /** As {@code --json} spells it. */
    public String wire() {
      return wire;
    }
  }

  /** Whether the new certificate is where it belongs. */
  public boolean isInPlace() {
    return result == Result.INSTALLED || result == Result.UNCHANGED;
  }
}
