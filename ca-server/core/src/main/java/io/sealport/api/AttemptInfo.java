package io.sealport.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An attempt to prove something for a request, and what was found.
 *
 * @param check as profiles spell it
 * @param subject a name or {@code requester}
 * @param statement what was found, in one line
 * @param officer who approved, for approvals
 * @param source the address that asked for it
 * @param ended absent while it runs
 * @param transcript what was done and heard, for operators; empty for others
 */
public record AttemptInfo(
    String check,
    String subject,
    @OneOf({"running", "proven", "not-proven"}) String outcome,
    String statement,
    @Nullable String officer,
    @Nullable String source,
    Instant started,
    @Nullable Instant ended,
    List<String> transcript) {

  public AttemptInfo {
    transcript = List.copyOf(transcript);
  }
}
