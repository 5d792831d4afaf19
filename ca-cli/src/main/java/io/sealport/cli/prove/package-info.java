/**
 * How a requester proves what its request owes: the answers that checks want, and in plain words
 * what is owed, how each way works, and what was found.
 *
 * <p>Promises: a secret comes from a file that only its owner may read, or from the terminal, never
 * from an argument; it is sent to the check that wants it and to no other, and is in no output. A
 * key signs the text of {@link io.sealport.pki.ProofText} for its own request and nothing else,
 * whatever the server asks for.
 *
 * <p>May import: the core, {@code console}, {@code client}, {@code delivery}. Where to add: what a
 * new check wants to be given is an option of {@link io.sealport.cli.prove.ProofOptions}; until it
 * has one, {@code --answer} gives it.
 */
@NullMarked
package io.sealport.cli.prove;

import org.jspecify.annotations.NullMarked;
