package io.sealport.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The CRL of a trusted CA, as it stands in {@code crls.pem}.
 *
 * @param url where newer ones are fetched; absent where the CRL came as a file
 * @param number absent where the CA does not count
 * @param failure why the last look at the address brought none; absent where it did
 */
public record ForeignCrlInfo(
    @Nullable String url,
    @Nullable String number,
    Instant thisUpdate,
    Instant nextUpdate,
    @Nullable String failure) {}
