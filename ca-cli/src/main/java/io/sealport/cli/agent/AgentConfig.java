package io.sealport.cli.agent;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What one agent does.
 *
 * @param state the file that it remembers things in
 */
record AgentConfig(Path state, List<Watched> certificates) {

  AgentConfig {
    certificates = List.copyOf(certificates);
  }

  Optional<Watched> find(String id) {
    return certificates.stream().filter(w -> w.id().equals(id)).findFirst();
  }

  Watched require(String id) {
    return find(id)
        .orElseThrow(
            () ->
                Fault.of(Kind.NOT_FOUND, "the agent looks after nothing called \"" + id + "\"")
                    .withHint("sealport agent list"));
  }
}
