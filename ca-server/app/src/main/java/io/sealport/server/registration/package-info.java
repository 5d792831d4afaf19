/**
 * The one door to a certificate: {@link io.sealport.server.registration.Registration} takes a CSR
 * and a caller, finds the evidence, has it judged and has it signed. Every front comes in here, and
 * so does the server for its own certificates.
 *
 * <p>May import {@code identity}, {@code authority}, {@code status} (what a new certificate
 * supersedes is revoked in its transaction) and {@code journal}.
 */
@NullMarked
package io.sealport.server.registration;

import org.jspecify.annotations.NullMarked;
