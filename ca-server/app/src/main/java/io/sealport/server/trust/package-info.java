/**
 * The CAs of others whose users are let in too: {@link io.sealport.server.trust.TrustOffice} judges
 * and lists them, {@link io.sealport.server.trust.CrlFetch} keeps their CRLs fresh. They prove
 * nothing to this CA; they stand in {@code client-ca.pem} and {@code crls.pem} for FTP servers.
 *
 * <p>May import {@code identity} (its web client), {@code authority}, {@code status} and {@code
 * journal}.
 */
@NullMarked
package io.sealport.server.trust;

import org.jspecify.annotations.NullMarked;
