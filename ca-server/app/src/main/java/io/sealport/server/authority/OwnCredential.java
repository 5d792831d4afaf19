package io.sealport.server.authority;

import io.sealport.pki.Pen;

/**
 * A certificate that the server itself lives on, with its key: an OCSP responder's or that of
 * https. No CA's: a CA's key signs only through {@link Authority}.
 */
public record OwnCredential(String purpose, LedgerEntry entry, String keyId, Pen pen) {}
