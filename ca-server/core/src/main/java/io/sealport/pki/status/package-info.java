/**
 * Whether a certificate is revoked, as OCSP (RFC 6960) and CRLs (RFC 5280 5) say it to anyone.
 *
 * <p>Promises: nothing that an answer says is believed without a signature of the issuer's or of
 * whom it named for it; the network is reached by the given {@link
 * io.sealport.pki.status.StatusWeb} only.
 *
 * <p>May import {@code fault} and {@code pki}.
 */
@NullMarked
package io.sealport.pki.status;

import org.jspecify.annotations.NullMarked;
