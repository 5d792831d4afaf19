/**
 * Talking to other machines within bounds: a {@link io.sealport.net.Deadline} for the whole
 * conversation, a {@link io.sealport.net.Dialer} that opens connections to addresses and never to
 * names, and a {@link io.sealport.net.Transcript} of what was said. What goes wrong on the wire is
 * a {@link io.sealport.net.NetFailure}: its message may be shown to the requester.
 *
 * <p>May import {@code fault}.
 */
@NullMarked
package io.sealport.net;

import org.jspecify.annotations.NullMarked;
