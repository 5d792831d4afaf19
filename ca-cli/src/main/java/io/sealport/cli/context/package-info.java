/**
 * The user's own settings: saved contexts, and who the server takes the user for.
 *
 * <p>May import: the core, {@code console}, {@code client}.
 */
@NullMarked
package io.sealport.cli.context;

import org.jspecify.annotations.NullMarked;
