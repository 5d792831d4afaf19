package io.sealport.cli.inspect;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.Rulebook;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose profiles. */
final class PolicyOptions {

  @Option(names = "--policies", paramLabel = "DIR", description = "A folder of profiles.")
  private @Nullable Path policies;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "A CA's home: its policies/ and its issuing CAs.")
  private @Nullable Path home;

  /** The folder that was named; empty for the shipped profiles. */
  Optional<Path> folder() {
    if (policies != null && home != null) {
      throw Fault.of(Kind.BAD_INPUT, "give --policies or --home, not both");
    }
    return Optional.ofNullable(policies)
        .or(() -> Optional.ofNullable(home).map(h -> h.resolve("policies")));
  }

  Optional<Path> home() {
    return Optional.ofNullable(home);
  }

  Rulebook rulebook() {
    return folder().map(Rulebook::load).orElseGet(Rulebook::shipped);
  }
}
