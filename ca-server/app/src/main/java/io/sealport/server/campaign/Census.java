package io.sealport.server.campaign;

import io.sealport.api.CampaignPreview;
import io.sealport.api.CertificateInfo;
import io.sealport.pki.SerialNumber;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerLine;
import io.sealport.server.authority.LedgerLines;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts what a campaign would select, and changes nothing. */
@Singleton
class Census {

  private static final int PAGE = 2_000;
  private static final int SAMPLES = 10;

  private final LedgerLines lines;
  private final Ledger ledger;
  private final Ours ours;

  Census(LedgerLines lines, Ledger ledger, Ours ours) {
    this.lines = lines;
    this.ledger = ledger;
    this.ours = ours;
  }

  /** What was found so far. */
  static final class Found {
    private final Map<String, Long> profiles = new TreeMap<>();
    private final Map<String, Long> issuers = new TreeMap<>();
    private final List<String> samples = new ArrayList<>();
    private long matching;
    private long replaced;
    private long held;
    private long own;

    private void take(LedgerLine line) {
      matching++;
      replaced += line.replacedBy() == null ? 0 : 1;
      held += line.status().equals("held") ? 1 : 0;
      profiles.merge(line.profile(), 1L, Long::sum);
      issuers.merge(line.issuer(), 1L, Long::sum);
      if (samples.size() < SAMPLES) {
        samples.add(line.serial());
      }
    }

    long matching() {
      return matching;
    }

    /** Every profile that a certificate is of. */
    List<String> profiles() {
      return List.copyOf(profiles.keySet());
    }
  }

  /**
   * Goes through the ledger.
   *
   * @throws io.sealport.fault.Fault BAD_INPUT if the selection cannot be evaluated of a certificate
   */
  Found count(CampaignOrder order, Instant now) {
    Found found = new Found();
    List<LedgerLine> page;
    long after = 0;
    do {
      page = lines.usable(after, Long.MAX_VALUE, order.worthless(now), PAGE);
      for (LedgerLine line : page) {
        after = line.seq();
        if (order.means(line, now)) {
          if (ours.is(line)) {
            found.own++;
          } else {
            found.take(line);
          }
        }
      }
    } while (page.size() == PAGE);
    return found;
  }

  /** As the API tells it. */
  CampaignPreview preview(CampaignOrder order, Instant now) {
    Found found = count(order, now);
    List<CertificateInfo> samples =
        found.samples.stream().map(s -> ledger.require(SerialNumber.parse(s)).info(now)).toList();
    return new CampaignPreview(
        found.matching,
        found.replaced,
        found.held,
        found.own,
        counts(found.profiles),
        counts(found.issuers),
        samples);
  }

  private static List<CampaignPreview.Count> counts(Map<String, Long> all) {
    return all.entrySet().stream()
        .map(e -> new CampaignPreview.Count(e.getKey(), e.getValue()))
        .toList();
  }
}
