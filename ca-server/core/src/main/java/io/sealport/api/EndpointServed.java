package io.sealport.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint served when it was last reached.
 *
 * @param at when that was
 * @param since when a look first found this chain there
 * @param address where it was dialled
 * @param mode explicit or implicit
 * @param serial of its own certificate, as are the others
 * @param revokedTest what became of a revoked client certificate; absent where none was shown
 * @param chain all certificates as they were sent, PEM; absent in lists
 */
public record EndpointServed(
    Instant at,
    Instant since,
    String address,
    @OneOf({"explicit", "implicit"}) String mode,
    String serial,
    String subject,
    String issuer,
    Instant notBefore,
    Instant notAfter,
    String sha256,
    @OneOf({"refused", "let-in", "not-asked"}) @Nullable String revokedTest,
    @Nullable List<String> chain) {}
