package io.sealport.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Has certificates replaced and revoked: {@code POST /api/v1/campaigns}, and {@code
 * /campaigns/preview} to see which.
 *
 * @param where which certificates, in CEL; absent: those of the keys alone
 * @param keys SHA-256 of keys that are compromised, at most 1000: certificates of theirs are meant
 *     too, and they are blocked at once
 * @param reason for which each is revoked
 * @param note why, in one line; those whose key is refused are told
 * @param deadline when what is not replaced by then is revoked; absent: never
 * @param renewals whether a certificate's own key still proves its renewal, until it is revoked;
 *     {@code allow} if absent
 * @param atMost if more certificates are meant, nothing is done; required to start
 */
public record CampaignRequest(
    @Nullable String where,
    @Nullable List<String> keys,
    @Nullable String reason,
    @Nullable String note,
    @Nullable Instant deadline,
    @Nullable @OneOf({"allow", "refuse"}) String renewals,
    @Nullable Long atMost) {}
