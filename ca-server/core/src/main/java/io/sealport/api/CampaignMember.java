package io.sealport.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of a campaign.
 *
 * @param names {@code type:value} each
 * @param replacedBy what took its place
 * @param settled when it came to its end
 * @param why it could not be revoked
 */
public record CampaignMember(
    String serial,
    String profile,
    List<String> names,
    @OneOf({"open", "renewed", "replaced", "revoked", "expired", "failed"}) String state,
    @Nullable String replacedBy,
    @Nullable Instant settled,
    @Nullable String why) {}
