package io.sealport.server.campaign;

import io.sealport.pki.KeyHash;
import io.sealport.server.journal.Work;
import io.sealport.server.registration.Recall;
import io.sealport.server.status.KeyBlocks;
import io.sealport.server.status.Revocations;
import jakarta.inject.Singleton;
import java.time.Instant;

/**
 * Blocks the compromised key of a member whose certificate will not say so itself: it has ended,
 * was revoked for another reason, or cannot be revoked.
 */
@Singleton
class Condemning {

  private final KeyBlocks blocks;

  Condemning(KeyBlocks blocks) {
    this.blocks = blocks;
  }

  /** Inside the caller's transaction; for a campaign of another reason nothing. */
  void block(Work.Acts acts, CampaignRow campaign, MemberRow member, Instant at) {
    if (Recall.isOfKey(campaign.revocationReason())) {
      blocks.block(
          acts,
          new KeyHash(member.keySha256()),
          campaign.reason() + ", campaign " + campaign.id(),
          new Revocations.By(campaign.createdBy(), () -> {}),
          at);
    }
  }
}
