/**
 * How identity checks ask services that the operator has named: {@link
 * io.sealport.server.identity.web.BoundedWeb} within a deadline and a number of bytes, without
 * redirects, https verified. No requester chooses whom it asks; a name that is to be proven is
 * reached through package {@code network}.
 *
 * <p>Part of room {@code identity}, whose checks import it and not the other way round.
 */
@NullMarked
package io.sealport.server.identity.web;

import org.jspecify.annotations.NullMarked;
