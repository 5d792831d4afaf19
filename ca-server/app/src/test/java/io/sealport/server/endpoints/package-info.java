/** Watching endpoints: rooms on a real database, endpoints on loopback. */
@NullMarked
package io.sealport.server.endpoints;

import org.jspecify.annotations.NullMarked;
