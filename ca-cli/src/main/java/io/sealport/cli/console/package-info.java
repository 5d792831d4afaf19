/**
 * How the command line talks: results on standard output, everything else on standard error, one
 * style of error, one table, one place that knows the exit codes.
 *
 * <p>Promises: {@code --json} prints one JSON value and nothing else on standard output; text that
 * came from elsewhere cannot move the cursor or colour the terminal.
 *
 * <p>May import: {@code fault} and {@code api} of the core; nothing else of the command line. Where
 * to add: a new ending of a command is a constant of {@link io.sealport.fault.ExitCode} and a line
 * of the README.
 */
@NullMarked
package io.sealport.cli.console;

import org.jspecify.annotations.NullMarked;
