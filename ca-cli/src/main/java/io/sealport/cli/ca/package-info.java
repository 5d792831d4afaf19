/**
 * The CA itself: {@code ca init}, {@code ca list}, {@code ca show} and {@code serve}.
 *
 * <p>Promises: what makes keys and opens databases is the server's program; the commands here start
 * it and say how it went.
 *
 * <p>May import: the core, {@code console}, {@code client}, {@code server}.
 */
@NullMarked
package io.sealport.cli.ca;

import org.jspecify.annotations.NullMarked;
