/**
 * Proves that a requester controls a name or is a person: one class per check. Only this room makes
 * {@link io.sealport.server.identity.Proof}, the server's only {@link io.sealport.policy.Evidence}.
 * Owns the tokens. Imports no other room; writes happen inside the caller's transaction.
 */
@NullMarked
package io.sealport.server.identity;

import org.jspecify.annotations.NullMarked;
