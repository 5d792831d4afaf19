package io.sealport.server.moving;

import io.sealport.server.authority.ImportedCas;
import java.util.Optional;

/**
 * How a CA is to be taken over.
 *
 * @param id its id in this home; empty: {@code imported}, or the one that it has
 * @param terms under which profiles what it issued is renewed
 * @param again whether it is here already, and what is new since is wanted
 */
public record Wanted(Optional<String> id, ImportedCas.Terms terms, boolean again) {}
