package io.sealport.api;

import java.time.Instant;

/**
 * A key that must not be certified.
 *
 * @param sha256 of its SubjectPublicKeyInfo, lower-case hex
 * @param by who blocked it
 */
public record BlockedKey(String sha256, String reason, String by, Instant at) {}
