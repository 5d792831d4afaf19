/**
 * Deals with the root on behalf of an administrator: asks it for CRLs and issuing CAs and takes
 * what comes back, or does both at once where its key is here. May import {@code registration},
 * {@code status}, {@code authority} and {@code journal}.
 */
@NullMarked
package io.sealport.server.root;

import org.jspecify.annotations.NullMarked;
