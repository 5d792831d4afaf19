/**
 * Proves that a requester controls a name or is a person: one class per check. Here stand the
 * contracts and the checks that look nowhere; those that look are in the packages below, which
 * build on this one. It imports none of them but {@code web}, which imports nothing of the room.
 * Only this room makes {@link io.sealport.server.identity.Proof}, the server's only {@link
 * io.sealport.policy.Evidence}. Owns the tokens. Imports no other room; writes happen inside the
 * caller's transaction.
 */
@NullMarked
package io.sealport.server.identity;

import org.jspecify.annotations.NullMarked;
