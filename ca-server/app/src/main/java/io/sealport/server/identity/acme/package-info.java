/**
 * The checks of a name as ACME has them: {@code http-01} and {@code dns-01} of RFC 8555, {@code
 * tls-alpn-01} of RFC 8737. None takes a secret, so other nodes can look too.
 *
 * <p>Part of room {@code identity}; imports it and its {@code network}.
 */
@NullMarked
package io.sealport.server.identity.acme;

import org.jspecify.annotations.NullMarked;
