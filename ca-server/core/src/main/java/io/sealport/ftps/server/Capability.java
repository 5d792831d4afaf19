package io.sealport.ftps.server;

/**
 * One fact about an FTP server.
 *
 * @param versions for which it holds
 * @param answer one of those that the statement knows
 * @param words the same in plain words, a sentence
 * @param source where it holds from
 * @param at the version that it was measured with, or what documents it
 */
public record Capability(
    FtpServerKind server,
    VersionRange versions,
    Statement statement,
    String answer,
    String words,
    Source source,
    String at) {

  /** Where a fact holds from. */
  public enum Source {
    /** Tried by this project's own tests against the real server. */
    MEASURED("measured"),
    /**
     * Tried against the real server, but not by a test: that version cannot be had as a package.
     */
    MEASURED_ONCE("measured-once"),
    /** The server's documentation or source says so. */
    DOCUMENTATION("documentation");

    private final String id;

    Source(String id) {
      this.id = id;
    }

    /** As the table spells it. */
    public String id() {
      return id;
    }
  }

  /** Whether the answer is that one. */
  public boolean is(String wanted) {
    return answer.equals(wanted);
  }
}
