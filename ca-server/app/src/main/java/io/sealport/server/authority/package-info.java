/**
 * Holds the private keys and the ledger of everything ever signed. {@link
 * io.sealport.server.authority.Authority#issue} takes an {@link io.sealport.policy.Approval} and
 * nothing else; the ledger row and the journal entry are on disk before the certificate is
 * returned.
 *
 * <p>May import {@code journal}. A new key store is one class behind {@link
 * io.sealport.server.authority.SigningKeys} that passes its contract test.
 */
@NullMarked
package io.sealport.server.authority;

import org.jspecify.annotations.NullMarked;
