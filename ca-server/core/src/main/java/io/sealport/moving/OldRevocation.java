package io.sealport.moving;

import io.sealport.pki.RevocationReason;
import java.time.Instant;

/** That a certificate was revoked where it comes from, why and when. */
public record OldRevocation(RevocationReason reason, Instant at) {}
