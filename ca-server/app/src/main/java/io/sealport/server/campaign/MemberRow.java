package io.sealport.server.campaign;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.sealport.api.CampaignMember;
import io.sealport.pki.CertificateFacts;
import io.sealport.server.authority.LedgerLine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of a campaign as it is stored.
 *
 * @param seq the certificate's place in the ledger, and here
 * @param holder a hash of profile and names
 * @param settled epoch milliseconds
 */
@MappedEntity("campaign_member")
record MemberRow(
    @Id String id,
    String campaign,
    long seq,
    String serial,
    String profile,
    String names,
    String holder,
    String keySha256,
    String state,
    @Nullable String replacedBy,
    @Nullable Long settled,
    @Nullable String why) {

  /** Not replaced yet. */
  static final String OPEN = "open";

  /** A newer certificate has taken its place, and it is to be revoked. */
  static final String RENEWED = "renewed";

  static final String REPLACED = "replaced";
  static final String REVOKED = "revoked";
  static final String EXPIRED = "expired";
  static final String FAILED = "failed";

  static MemberRow of(String campaign, LedgerLine line) {
    return new MemberRow(
        id(campaign, line.serial()),
        campaign,
        line.seq(),
        line.serial(),
        line.profile(),
        line.names(),
        holder(line),
        line.keySha256(),
        line.replacedBy() == null ? OPEN : RENEWED,
        line.replacedBy(),
        null,
        null);
  }

  static String id(String campaign, String serial) {
    return campaign + "/" + serial;
  }

  /** Who has the same profile and the same names, in whatever order. */
  static String holder(LedgerLine line) {
    String whole =
        line.profile() + "\n" + line.nameList().stream().sorted().collect(Collectors.joining("\n"));
    return CertificateFacts.sha256(whole.getBytes(StandardCharsets.UTF_8));
  }

  CampaignMember told() {
    return new CampaignMember(
        serial,
        profile,
        names.lines().toList(),
        state,
        replacedBy,
        settled == null ? null : Instant.ofEpochMilli(settled),
        why);
  }
}
