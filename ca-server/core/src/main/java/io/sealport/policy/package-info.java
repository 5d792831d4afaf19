/**
 * Says what may be issued. A {@link io.sealport.policy.Rulebook} holds the profiles and judges an
 * {@link io.sealport.policy.Application} by the certificate that would be signed: it drafts that
 * certificate, reads it back and looks at nothing else. Its verdict is an {@link
 * io.sealport.policy.Approval}, which only it can make, or says what is owed or broken.
 *
 * <p>May import {@code pki} and {@code fault}. A new rule or lint is one class here with the bad
 * certificate that it refuses in its test.
 */
@NullMarked
package io.sealport.policy;

import org.jspecify.annotations.NullMarked;
