package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.policy.Rulebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The profiles that are to be tried beside those in force. Nothing that is wrong with them stops
 * anything else.
 *
 * @param rulebook absent if there is no such folder, or something is wrong in it
 * @param problems what is wrong, each with file and line
 */
record Candidate(Optional<Rulebook> rulebook, List<String> problems) {

  private static final Logger LOG = LoggerFactory.getLogger(Candidate.class);

  /** Nothing is tried. */
  static final Candidate NONE = new Candidate(Optional.empty(), List.of());

  Candidate {
    problems = List.copyOf(problems);
  }

  static Candidate in(Path folder) {
    if (!Files.exists(folder)) {
      return NONE;
    }
    try {
      return new Candidate(Optional.of(Rulebook.load(folder)), List.of());
    } catch (Fault e) {
      List<String> problems = new ArrayList<>(List.of(e.message()));
      problems.addAll(e.also());
      return new Candidate(Optional.empty(), problems);
    } catch (RuntimeException e) {
      LOG.error("the dry-run's profiles cannot be read", e);
      return new Candidate(
          Optional.empty(), List.of(folder + " cannot be read; the server's log has the reason"));
    }
  }
}
