package io.sealport.policy;

import java.util.List;
import java.util.Objects;

/**
 * Something that is still to be proven.
 *
 * @param subject the name ({@code dns:ftp.example.com}) that lacks proof; {@code requester} for who
 *     asks; {@code certificate} for the approval of the whole
 * @param checks the checks that may still help, as profiles spell them
 * @param wanted what is wanted in all, in words: {@code endpoint-key and (token or approval)}
 */
public record Demand(String subject, List<String> checks, String wanted) {

  /** The subject of a demand that is about whoever asks. */
  public static final String REQUESTER = "requester";

  /** The subject of a demand that is about the certificate as a whole. */
  public static final String CERTIFICATE = "certificate";

  public Demand {
    List<String> named = List.copyOf(checks);
    checks = named;
    // What was stored before there were groups of checks has any of them.
    wanted = Objects.requireNonNullElseGet(wanted, () -> String.join(" or ", named));
  }
}
