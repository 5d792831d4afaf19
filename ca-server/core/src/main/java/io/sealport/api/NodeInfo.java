package io.sealport.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the servers that share the CA's database.
 *
 * @param name its name
 * @param answering whether it is the one that answers
 * @param joined when it wrote its first entry into the journal
 * @param last the number of its last entry
 * @param left since when it is removed; absent while it is not
 */
public record NodeInfo(
    String name, boolean answering, Instant joined, long last, @Nullable Instant left) {}
