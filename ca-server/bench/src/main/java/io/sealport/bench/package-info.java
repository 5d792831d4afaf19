/**
 * How fast Sealport is. Every figure stands beside a reference that was measured in the same run,
 * in turns with it, so that a slow or busy machine slows both; what counts is the ratio.
 *
 * <p>A new measure is a {@link io.sealport.bench.Work} and its line in {@link
 * io.sealport.bench.Bench}.
 */
@NullMarked
package io.sealport.bench;

import org.jspecify.annotations.NullMarked;
