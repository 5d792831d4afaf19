/**
 * What must hold for every certificate of every profile (RFC 5280 and the FTP servers). One class
 * each; {@link io.sealport.policy.lint.Lints} is the list. They look at a to-be-signed certificate
 * before it is approved and once more after it is signed.
 *
 * <p>May import {@code pki} and {@code fault}. A new lint is one class, one line in {@code Lints}
 * and a test with the bad certificate that it refuses.
 */
@NullMarked
package io.sealport.policy.lint;

import org.jspecify.annotations.NullMarked;
