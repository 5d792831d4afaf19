/**
 * Watches registered FTPS endpoints: {@link io.sealport.server.endpoints.Register} holds which and
 * when, {@link io.sealport.server.endpoints.Watch} looks at them, and one {@link
 * io.sealport.server.endpoints.EndpointRule} a class says what is wrong with what was found. A look
 * runs outside of transactions and dials what {@code identity}'s {@code Reach} lets pass.
 *
 * <p>May import {@code identity}, {@code authority}, {@code status} and {@code journal}.
 */
@NullMarked
package io.sealport.server.endpoints;

import org.jspecify.annotations.NullMarked;
