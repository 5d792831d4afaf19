package io.sealport.server.status;

import io.sealport.pki.CertificateFacts;
import java.time.Instant;
import java.util.Optional;

/**
 * An OCSP response ready to be sent.
 *
 * @param der the OCSPResponse
 * @param cacheable how long it may be kept; empty for errors and for answers to a nonce
 * @param tag changes when and only when the bytes do; empty where {@code cacheable} is
 */
@SuppressWarnings("ArrayRecordComponent") // made once, written once, never compared
public record OcspAnswer(byte[] der, Optional<Window> cacheable, String tag) {

  /** From when to when an answer is good. */
  public record Window(Instant thisUpdate, Instant nextUpdate) {}

  /** For this request alone. */
  static OcspAnswer once(byte[] der) {
    return new OcspAnswer(der, Optional.empty(), "");
  }

  static OcspAnswer cacheable(byte[] der, Window window) {
    return new OcspAnswer(der, Optional.of(window), CertificateFacts.sha256(der));
  }
}
