/**
 * A root whose key is kept away from the server, and the files that are carried between the two. A
 * {@link io.sealport.root.RootRequest} asks for one CRL or one issuing CA, a {@link
 * io.sealport.root.RootAnswer} brings it; {@link io.sealport.root.RootDrafts} writes what is
 * signed, on both sides the same bytes, so that an answer is what was asked for or is refused.
 * {@link io.sealport.root.OfflineRoot} is the folder with the key, {@link
 * io.sealport.root.RootRecord} in it the chain of everything that it has signed.
 *
 * <p>May import {@code pki}, {@code policy.key}, {@code files} and {@code fault}. No network, no
 * database.
 */
@NullMarked
package io.sealport.root;

import org.jspecify.annotations.NullMarked;
