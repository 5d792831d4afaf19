package io.sealport.server.campaign;

import io.sealport.api.CampaignInfo;
import io.sealport.server.journal.Act;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** How far a campaign is: counted, never kept, so that it is what the members say. */
@Singleton
class Progress {

  private static final Duration HOUR = Duration.ofHours(1);

  private final MemberRows members;

  Progress(MemberRows members) {
    this.members = members;
  }

  /** As the API tells it. */
  CampaignInfo of(CampaignRow campaign, Instant now) {
    Map<String, Long> counts = counts(campaign);
    Long ended = campaign.ended();
    return new CampaignInfo(
        campaign.id(),
        campaign.state(),
        campaign.question(),
        (int) campaign.keyHashes().lines().count(),
        campaign.reason(),
        campaign.note(),
        campaign.renewals(),
        campaign.deadlineAt().orElse(null),
        campaign.createdBy(),
        campaign.createdAt(),
        campaign.isSelecting(),
        counts.values().stream().mapToLong(n -> n).sum(),
        counts.getOrDefault(MemberRow.OPEN, 0L),
        counts.getOrDefault(MemberRow.RENEWED, 0L),
        counts.getOrDefault(MemberRow.REPLACED, 0L),
        counts.getOrDefault(MemberRow.REVOKED, 0L),
        counts.getOrDefault(MemberRow.EXPIRED, 0L),
        counts.getOrDefault(MemberRow.FAILED, 0L),
        members.countSettled(campaign.id(), now.minus(HOUR).toEpochMilli()),
        ended == null ? null : Instant.ofEpochMilli(ended));
  }

  /** The act with what has become of the members. */
  Act tell(Act act, CampaignRow campaign, Instant now) {
    CampaignInfo info = of(campaign, now);
    return act.with("replaced", Long.toString(info.replaced()))
        .with("revoked", Long.toString(info.revoked()))
        .with("expired", Long.toString(info.expired()))
        .with("failed", Long.toString(info.failed()))
        .with("open", Long.toString(info.open() + info.renewed()));
  }

  private Map<String, Long> counts(CampaignRow campaign) {
    return members.counts(campaign.id()).stream()
        .collect(Collectors.toMap(StateCount::state, StateCount::number));
  }
}
