package io.sealport.cli.deploy;

import java.util.List;

/**
 * What is to be done to a server's configuration.
 *
 * @param changes of files; empty where all is as it should be
 * @param notes what the admin has to know or do, a sentence each
 */
record Edits(List<Change> changes, List<String> notes) {

  Edits {
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /** Nothing, and why. */
  static Edits none(String... notes) {
    return new Edits(List.of(), List.of(notes));
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }
}
