package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the journal is what was written.
 *
 * @param intact true if every entry is there, unchanged and in order
 * @param entries how many were read
 * @param seq the first entry that is wrong
 * @param finding {@code changed}, {@code missing} or {@code moved}, in a sentence
 * @param chains of each server, the first that joined first; empty where it is not intact
 */
public record JournalVerification(
    boolean intact,
    long entries,
    @Nullable Long seq,
    @Nullable String finding,
    List<JournalChain> chains) {

  public JournalVerification {
    chains = List.copyOf(chains);
  }

  /** Something is wrong. */
  public static JournalVerification broken(long entries, long seq, String finding) {
    return new JournalVerification(false, entries, seq, finding, List.of());
  }
}
