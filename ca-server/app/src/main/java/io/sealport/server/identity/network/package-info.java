/**
 * How identity checks reach other machines: {@link io.sealport.server.identity.network.Reach}
 * resolves a name, lets {@link io.sealport.server.identity.network.AddressGuard} judge every
 * address, and dials the addresses that were judged, never the name again. A check that connects
 * anywhere goes through it.
 *
 * <p>Part of room {@code identity}, whose checks import it and not the other way round. What it may
 * reach, and whom it asks, is {@link io.sealport.server.identity.network.NetworkSettings}.
 */
@NullMarked
package io.sealport.server.identity.network;

import org.jspecify.annotations.NullMarked;
