/**
 * Writes what an endpoint or a user needs into one folder ({@code --out DIR}), in the forms that
 * FTP servers and clients read.
 *
 * <p>Promises: every file is whole or absent; private keys are 0600; nothing is overwritten unless
 * the caller says so, and then what was there is kept in {@code DIR/previous}; a certificate never
 * stands beside a key that is not its own.
 *
 * <p>May import: the core. Where to add: a new form of file is a line of {@link
 * io.sealport.cli.delivery.FileSet}.
 */
@NullMarked
package io.sealport.cli.delivery;

import org.jspecify.annotations.NullMarked;
