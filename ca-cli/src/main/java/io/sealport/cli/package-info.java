/**
 * The {@code sealport} command: {@link io.sealport.cli.Main} runs one line of arguments, {@link
 * io.sealport.cli.Registry} knows the commands.
 *
 * <p>Promises: exit codes as {@link io.sealport.fault.ExitCode} documents them; results on standard
 * output, talk on standard error; an example in every command's help.
 *
 * <p>Layers, each importing only those before it: {@code console} (printing), {@code server} (the
 * server as a child process), {@code client} (which server, and TLS to it), {@code delivery} (files
 * of {@code --out}), the commands ({@code ca}, {@code enrol}, {@code operate}, {@code context},
 * {@code inspect}, {@code event}, {@code quickstart}), and this package, which nobody imports but
 * the quick start.
 */
@NullMarked
package io.sealport.cli;

import org.jspecify.annotations.NullMarked;
