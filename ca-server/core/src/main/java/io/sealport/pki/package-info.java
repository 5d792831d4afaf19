/**
 * The vocabulary of the house and its codecs: {@link io.sealport.pki.Csr}, {@link
 * io.sealport.pki.SerialNumber}, {@link io.sealport.pki.Name}, {@link io.sealport.pki.KeyType},
 * PEM, private key files, and the pen that turns a to-be-signed structure into a signed one.
 *
 * <p>May import {@code fault}. No framework, no database, no clock.
 */
@NullMarked
package io.sealport.pki;

import org.jspecify.annotations.NullMarked;
