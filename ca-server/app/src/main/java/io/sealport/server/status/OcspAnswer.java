package io.sealport.server.status;

import java.time.Instant;
import java.util.Optional;

/**
 * An OCSP response ready to be sent.
 *
 * @param der the OCSPResponse
 * @param cacheable how long it may be kept; empty for errors and for answers to a nonce
 */
@SuppressWarnings("ArrayRecordComponent") // made once, written once, never compared
public record OcspAnswer(byte[] der, Optional<Window> cacheable) {

  /** From when to when an answer is good. */
  public record Window(Instant thisUpdate, Instant nextUpdate) {}
}
