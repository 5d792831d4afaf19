/**
 * What operators do on a running server: tokens, decisions on requests, revocation, lists, the
 * journal.
 *
 * <p>Promises: one class per command; each sends what was typed and prints the answer, and decides
 * nothing that the server decides.
 *
 * <p>May import: the core, {@code console}, {@code client}, {@code delivery}, {@code prove}. Where
 * to add: a new command is one class here and its line in {@code Registry}.
 */
@NullMarked
package io.sealport.cli.operate;

import org.jspecify.annotations.NullMarked;
