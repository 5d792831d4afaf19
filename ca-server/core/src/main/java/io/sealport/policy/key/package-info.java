/**
 * Which public keys are certified for nobody, whatever a profile says: weak ones, and those whose
 * private half is public. One class each; {@link io.sealport.policy.key.KeyChecks} is the list.
 *
 * <p>May import {@code pki} and {@code fault}. A new check is one class, one line in {@code
 * KeyChecks} and a test with the key that it refuses.
 */
@NullMarked
package io.sealport.policy.key;

import org.jspecify.annotations.NullMarked;
