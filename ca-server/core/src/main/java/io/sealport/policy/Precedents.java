package io.sealport.policy;

import io.sealport.pki.Name;
import java.time.Duration;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * What has gone before that a judgement must know. Only who keeps a ledger knows it; offline there
 * are {@link #NONE}.
 */
public interface Precedents {

  /** Nothing has gone before. */
  Precedents NONE =
      new Precedents() {
        @Override
        public KeyHistory history(SubjectPublicKeyInfo key) {
          return KeyHistory.NONE;
        }

        @Override
        public Optional<Duration> reservedFor(Name name) {
          return Optional.empty();
        }

        @Override
        public Issues issues() {
          return Issues.NONE;
        }
      };

  /** What is known of the key. */
  KeyHistory history(SubjectPublicKeyInfo key);

  /** How long somebody else's pending request has held the name, if one does. */
  Optional<Duration> reservedFor(Name name);

  /** What was issued before. */
  Issues issues();

  /**
   * How long the certificate that is renewed had ended when its renewal was asked for; zero or
   * negative where it was valid, or nothing is renewed.
   */
  default Duration renewedAfterEnd() {
    return Duration.ZERO;
  }
}
