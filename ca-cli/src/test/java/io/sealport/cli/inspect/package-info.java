/** What {@code show}, {@code status} and {@code policy} say, without a server of ours. */
@NullMarked
package io.sealport.cli.inspect;

import org.jspecify.annotations.NullMarked;
