package io.sealport.api;

/**
 * That a report was journaled.
 *
 * @param seq the journal's entry
 */
public record Reported(long seq) {}
