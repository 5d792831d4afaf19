package io.sealport.server.identity;

import io.sealport.api.AttemptInfo;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One attempt to prove something, and what was found.
 *
 * @param id 128 random bits
 * @param request the request that it was for
 * @param source the address that it was asked for from; empty if none is known
 * @param officer who approved, for approvals
 * @param ended empty while it runs, or if the server stopped meanwhile
 * @param proof what it proves, if it does
 * @param shown the statement as a requester without a role is told it
 * @param transcript what was done and heard, without secrets
 */
public record Attempt(
    String id,
    String request,
    String check,
    String subject,
    String source,
    Optional<String> officer,
    Instant started,
    Optional<Instant> ended,
    Outcome outcome,
    Optional<Proof> proof,
    String statement,
    String shown,
    List<String> transcript) {

  /** What became of it. */
  public enum Outcome {
    RUNNING,
    PROVEN,
    NOT_PROVEN;

    public String wire() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Outcome ofWire(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** As the requester is told: without what only this CA can see. */
  public AttemptInfo told() {
    return info(shown, List.of());
  }

  /** As an operator is told, with the transcript. */
  public AttemptInfo full() {
    return info(statement, transcript);
  }

  private AttemptInfo info(String words, List<String> lines) {
    return new AttemptInfo(
        check,
        subject,
        outcome.wire(),
        words,
        officer.orElse(null),
        source.isEmpty() ? null : source,
        started,
        ended.orElse(null),
        lines);
  }
}
