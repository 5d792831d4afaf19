package io.sealport.policy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What must be proven before a certificate is issued.
 *
 * @param eachName of every name
 * @param requester of whoever asks, whatever the names
 * @param reuse how old a proof of the same requester may be; zero: every request anew
 * @param endpoint how the checks that look at an endpoint look
 */
public record ProofRules(
    ProofExpression eachName,
    Optional<ProofExpression> requester,
    Duration reuse,
    EndpointRules endpoint) {

  /** As long as public CAs may: CA/B Forum BR 4.2.1 at the time of writing. */
  static final Duration LONGEST_REUSE = Duration.ofDays(398);

  /** Every check that is named anywhere. */
  public List<String> checks() {
    return Stream.concat(
            eachName.checks().stream(), requester.stream().flatMap(r -> r.checks().stream()))
        .distinct()
        .toList();
  }
}
