/** Revocation, CRLs and OCSP, read back with Bouncy Castle as a relying party would. */
package io.sealport.server.trust;
