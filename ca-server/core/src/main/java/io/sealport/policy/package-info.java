/**
 * Says what may be issued. A {@link io.sealport.policy.Rulebook} holds the profiles and judges an
 * {@link io.sealport.policy.Application} by the certificate that would be signed: it drafts that
 * certificate, reads it back and looks at nothing else. Its verdict is an {@link
 * io.sealport.policy.Approval}, which only it can make, or says what is owed or broken.
 *
 * <p>{@link io.sealport.policy.Judgement} has the steps in their order. Keys too weak to certify
 * are {@code policy.key}'s, what holds for every certificate is {@code policy.lint}'s; a new one is
 * one class there with the bad key or certificate that it refuses in its test.
 *
 * <p>May import {@code pki}, {@code net}, {@code yaml}, {@code files} and {@code fault}.
 */
@NullMarked
package io.sealport.policy;

import org.jspecify.annotations.NullMarked;
