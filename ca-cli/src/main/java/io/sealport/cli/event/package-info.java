/**
 * {@code sealport events}: what the server tells to whom, what became of it, and trying it.
 *
 * <p>Promises: one class per command; {@code events schedule} of an expression asks no server.
 *
 * <p>May import: the core, {@code console}, {@code client}.
 */
@NullMarked
package io.sealport.cli.event;

import org.jspecify.annotations.NullMarked;
