/**
 * Says what has become of a certificate: revocation, CRLs (RFC 5280 section 5) and OCSP (RFC 6960,
 * RFC 9654, RFC 5019). May import {@code authority} and {@code journal}.
 */
@NullMarked
package io.sealport.server.status;

import org.jspecify.annotations.NullMarked;
