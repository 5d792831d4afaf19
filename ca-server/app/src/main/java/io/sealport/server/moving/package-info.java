/**
 * Takes over the CA of another program: its key, what it has issued, what it has revoked, the
 * number of its last CRL. One act, all of it or nothing; what the source says was read by {@link
 * io.sealport.moving} before.
 *
 * <p>May import {@code root}, {@code registration}, {@code status}, {@code authority} and {@code
 * journal}.
 */
@NullMarked
package io.sealport.server.moving;

import org.jspecify.annotations.NullMarked;
