/**
 * Whether a server is well, for people and for what watches it.
 *
 * <p>May import: the core, {@code console}, {@code client}.
 */
@NullMarked
package io.sealport.cli.health;

import org.jspecify.annotations.NullMarked;
