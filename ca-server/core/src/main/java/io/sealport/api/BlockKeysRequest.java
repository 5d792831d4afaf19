package io.sealport.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Blocks keys: {@code POST /api/v1/blocked-keys}.
 *
 * @param sha256 the SHA-256 of each key's SubjectPublicKeyInfo, 1 to 1000
 * @param reason why; whoever asks for a certificate of the key is told
 * @param revoke also the certificates that the keys are in
 */
public record BlockKeysRequest(
    @Nullable List<String> sha256, @Nullable String reason, @Nullable Boolean revoke) {}
