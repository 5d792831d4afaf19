/**
 * What relying parties fetch, over plain http too: certificates of CAs, CRLs (RFC 5280 4.2.1.13,
 * RFC 2585) and OCSP (RFC 6960 appendix A, RFC 5019).
 */
@NullMarked
package io.sealport.server.front.publication;

import org.jspecify.annotations.NullMarked;
