package io.sealport.cli.campaign;

import io.sealport.api.CampaignInfo;
import io.sealport.api.CampaignPreview;
import org.jspecify.annotations.Nullable;

/**
 * What {@code campaign start --json} prints.
 *
 * @param preview what was found before the start
 * @param campaign absent with {@code --dry-run}
 */
record Started(CampaignPreview preview, @Nullable CampaignInfo campaign) {}
