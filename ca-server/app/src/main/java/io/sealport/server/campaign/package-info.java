/**
 * Campaigns: many certificates are replaced and revoked, as after Heartbleed. {@link
 * io.sealport.server.campaign.Campaigns} starts, shows and stops them, {@link
 * io.sealport.server.campaign.Advance} brings them forward: it selects, sees what was replaced,
 * revokes. Each step is one transaction that moves a place or a member's state, so that a crash
 * loses none and repeats none. {@link io.sealport.server.registration.Recalls} is how the advice to
 * renew and the judgement of keys hear of them.
 *
 * <p>May import {@code registration}, {@code status}, {@code authority} and {@code journal}.
 */
@NullMarked
package io.sealport.server.campaign;

import org.jspecify.annotations.NullMarked;
