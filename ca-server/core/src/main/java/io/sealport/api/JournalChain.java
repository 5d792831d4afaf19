package io.sealport.api;

/**
 * The entries of one server.
 *
 * @param node its name; empty for what was written before servers had names
 * @param entries how many there are
 * @param last the number of the last one
 */
public record JournalChain(String node, long entries, long last) {}
