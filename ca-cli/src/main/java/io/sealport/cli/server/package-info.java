/**
 * The server program as a child of this one: {@code ca init}, {@code serve}, and a server of its
 * own for a command that is given a home on which none runs.
 *
 * <p>Promises: a child that was started here is stopped here, gracefully, also when the command is
 * interrupted; a passphrase travels by file or environment and never in arguments.
 *
 * <p>May import: {@code fault}, {@code files}, {@code api} of the core and {@code console}.
 */
@NullMarked
package io.sealport.cli.server;

import org.jspecify.annotations.NullMarked;
