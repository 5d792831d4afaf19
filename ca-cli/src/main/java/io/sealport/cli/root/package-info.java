/**
 * Where an offline root is: {@code root show} and {@code root sign}. No server, no network: what is
 * here runs on a machine that has nothing but this program.
 *
 * <p>May import: the core, {@code console}.
 */
@NullMarked
package io.sealport.cli.root;

import org.jspecify.annotations.NullMarked;
