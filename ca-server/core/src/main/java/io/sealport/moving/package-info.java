/**
 * Reads what another CA program has left: an OpenSSL {@code ca} folder, an easy-rsa {@code pki}
 * folder, a PKCS#12 file with a CRL. {@link io.sealport.moving.OldCaFiles} says where what lies, in
 * {@link io.sealport.moving.OldCa} all of it is together. A source is taken whole or not at all:
 * what is damaged is a fault that names file and line, what is merely missing or odd is a warning.
 *
 * <p>May import {@code pki}, {@code policy.key}, {@code files} and {@code fault}. No network, no
 * database; nothing of the old folder is changed.
 */
@NullMarked
package io.sealport.moving;

import org.jspecify.annotations.NullMarked;
