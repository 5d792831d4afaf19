/**
 * The checks that look at the FTPS endpoint of a name: which key it serves ({@code endpoint-key},
 * {@code endpoint-renewal}) or which certificate ({@code endpoint-challenge}). {@link
 * io.sealport.server.identity.endpoint.Endpoints} goes to every port that the profile names at
 * every address that may be dialled; {@link io.sealport.server.identity.endpoint.KeyObjections}
 * refuses keys that prove nothing although they are served.
 *
 * <p>Part of room {@code identity}; imports it and its {@code network}. A new kind of server gets
 * its line in {@link io.sealport.server.identity.endpoint.ServerWords}.
 */
@NullMarked
package io.sealport.server.identity.endpoint;

import org.jspecify.annotations.NullMarked;
