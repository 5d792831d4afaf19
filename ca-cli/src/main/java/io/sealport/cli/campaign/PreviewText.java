package io.sealport.cli.campaign;

import io.sealport.api.CampaignPreview;
import io.sealport.api.CampaignPreview.Count;
import io.sealport.api.CampaignRequest;
import io.sealport.api.CertificateInfo;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a campaign will do, in words. */
final class PreviewText {

  private PreviewText() {}

  static String of(CampaignPreview found, CampaignRequest asked) {
    List<String> lines = new ArrayList<>();
    lines.add(found.matching() + " certificates are meant" + by(found.profiles()) + ":");
    lines.addAll(what(found, asked));
    if (found.matching() > 0) {
      lines.add("");
      lines.addAll(samples(found).lines());
    }
    return String.join("\n", lines);
  }

  private static String by(List<Count> profiles) {
    return profiles.isEmpty()
        ? ""
        : " ("
            + String.join(", ", profiles.stream().map(c -> c.count() + " " + c.name()).toList())
            + ")";
  }

  private static List<String> what(CampaignPreview found, CampaignRequest asked) {
    List<String> lines = new ArrayList<>();
    List<String> keys = asked.keys() == null ? List.of() : asked.keys();
    if (!keys.isEmpty()) {
      lines.add("- " + keys.size() + " keys are blocked at once");
    }
    boolean refused = "refuse".equals(asked.renewals());
    long told = found.matching() - found.replaced() - found.held();
    lines.add(
        refused
            ? "- nobody renews by its own key: a token or an operator makes each new certificate"
            : "- " + told + " holders are told to renew now");
    if (found.replaced() > 0) {
      lines.add("- " + found.replaced() + " have been renewed before: they are revoked at once");
    }
    if (found.held() > 0) {
      lines.add("- " + found.held() + " are on hold, so only the deadline revokes them");
    }
    lines.add("- each is revoked, " + asked.reason() + ", when it is replaced");
    Instant deadline = asked.deadline();
    lines.add(
        deadline == null
            ? "- without a deadline, what is not replaced stays valid until it ends"
            : "- what is not replaced is revoked at " + Text.time(deadline));
    if (found.own() > 0) {
      lines.add("- " + found.own() + " of the CAs and the server itself are left alone");
    }
    return lines;
  }

  private static Table samples(CampaignPreview found) {
    Table table = Table.of("SERIAL", "PROFILE", "NAMES", "STATUS", "NOT AFTER");
    for (CertificateInfo c : found.samples()) {
      table.row(
          c.serial(),
          c.profile(),
          String.join(" ", c.names()),
          c.replacedBy() == null ? c.status() : "renewed",
          Text.time(c.notAfter()));
    }
    long more = found.matching() - found.samples().size();
    if (more > 0) {
      table.row("... " + more + " more", "", "", "", "");
    }
    return table;
  }
}
