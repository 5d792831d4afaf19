package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.policy.Rulebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The profiles that are to be tried beside those in force. Nothing that is wrong with them stops
 * anything else.
 *
 * @param rulebook absent if there is no such folder, or something is wrong in it
 * @param problems what is wrong, each with file and line
 */
record Candidate(Optional<Rulebook> rulebook, List<String> problems) {

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
    }
  }
}
