package io.sealport.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Has a campaign go on: {@code POST /api/v1/campaigns/ID/resume}.
 *
 * @param deadline another one; absent: as it was
 */
public record CampaignResume(@Nullable Instant deadline) {}
