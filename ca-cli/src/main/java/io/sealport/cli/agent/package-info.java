/**
 * {@code sealport agent}: looks after the certificates of a machine without anybody at hand.
 *
 * <p>Promises: what it does for a certificate is renewal, refreshing of client CAs and CRLs, and
 * installation; each is tried until it has succeeded, more and more seldom, and what is known of it
 * survives the end of the process at any moment. What policy refuses is not asked for again and
 * again. Hooks are lists of arguments, never a shell's text.
 *
 * <p>{@code Tending} is one look at one certificate, {@code Agent} one at all of them; both go by a
 * clock and say when to look next. The configuration is one YAML file, the state one JSON file.
 *
 * <p>May import: the core, {@code console}, {@code client}, {@code enrol}, {@code delivery}, {@code
 * deploy}, and what fetches in {@code inspect}. Where to add: another duty is one class beside
 * {@code Refreshing}, its trouble in {@code Memory}, and its line in {@code Tending}.
 */
@NullMarked
package io.sealport.cli.agent;

import org.jspecify.annotations.NullMarked;
