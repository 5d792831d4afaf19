/**
 * What watches the server reads: figures for Prometheus, and whether it is well. Shows what the
 * rooms say of themselves and decides nothing.
 */
@NullMarked
package io.sealport.server.front.watch;

import org.jspecify.annotations.NullMarked;
