package io.sealport.api;

import java.time.Instant;

/**
 * One act.
 *
 * @param seq 1 for the first, without gaps
 * @param actor who: {@code operator:admin}, {@code token:ID}, {@code system}
 * @param act what, such as {@code certificate.issued}
 * @param subject what it was done to: a serial, a request's id, a CA
 * @param details JSON object
 * @param hash SHA-256 over the entry and the hash before it in its server's chain, lower-case hex
 * @param node the server that wrote it; empty for what was written before servers had names
 */
public record JournalEntry(
    long seq,
    Instant at,
    String actor,
    String act,
    String subject,
    String details,
    String hash,
    String node) {}
