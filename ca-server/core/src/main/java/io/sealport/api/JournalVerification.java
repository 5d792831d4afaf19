package io.sealport.api;

import org.jspecify.annotations.Nullable;

/**
 * Whether the journal is what was written.
 *
 * @param intact true if every entry is there, unchanged and in order
 * @param entries how many were read
 * @param seq the first entry that is wrong
 * @param finding {@code changed}, {@code missing} or {@code moved}, in a sentence
 */
public record JournalVerification(
    boolean intact, long entries, @Nullable Long seq, @Nullable String finding) {}
