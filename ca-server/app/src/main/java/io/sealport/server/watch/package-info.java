/**
 * What the server knows of itself while it runs: figures for Prometheus, the steps of a request,
 * traces, and whether it is well. Imports no room, and every room may import it: a room counts by
 * {@link io.sealport.server.watch.Figures}, times by {@link io.sealport.server.watch.Steps}, tells
 * what it has now by a {@link io.sealport.server.watch.Reading} and what ails it by a {@link
 * io.sealport.server.watch.Vital}. The libraries behind them are seen in this room alone.
 */
@NullMarked
package io.sealport.server.watch;

import org.jspecify.annotations.NullMarked;
