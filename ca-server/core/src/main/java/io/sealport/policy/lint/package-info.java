/**
 * What must hold for every certificate of every profile (RFC 5280, the CA/B Baseline Requirements
 * as far as a private CA has use for them, and the FTP servers). One class each; {@link
 * io.sealport.policy.lint.Lints} is the list. They look at a to-be-signed certificate, beside its
 * issuer's, before it is approved and once more after it is signed.
 *
 * <p>An error refuses, a warning is told. {@link io.sealport.policy.lint.LintRules} is what a
 * profile says of that: it may raise any lint and lower only those that guard no certificate's
 * form.
 *
 * <p>May import {@code pki} and {@code fault}. A new lint is one class, one line in {@code Lints}
 * and the bad certificate that it refuses.
 */
@NullMarked
package io.sealport.policy.lint;

import org.jspecify.annotations.NullMarked;
