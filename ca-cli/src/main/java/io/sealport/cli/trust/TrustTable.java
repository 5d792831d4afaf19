package io.sealport.cli.trust;

import io.sealport.api.ForeignCrlInfo;
import io.sealport.api.TrustedAuthority;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import java.util.List;

/** Trusted CAs for people. */
final class TrustTable {

  private TrustTable() {}

  static Table of(List<TrustedAuthority> trusted) {
    Table table = Table.of("ID", "OWNER", "NOT AFTER", "CRL UNTIL", "ADDED BY");
    for (TrustedAuthority t : trusted) {
      ForeignCrlInfo crl = t.crl();
      table.row(
          t.id(),
          t.owner(),
          Text.time(t.notAfter()),
          crl == null ? null : Text.time(crl.nextUpdate()),
          t.by());
    }
    return table;
  }

  /** The window of one. */
  static Table window(TrustedAuthority t) {
    Table table =
        Table.of()
            .row("Id", t.id())
            .row("Owner", t.owner())
            .row("Issuer", t.issuer())
            .row("Serial", t.serial())
            .row("Not before", Text.time(t.notBefore()))
            .row("Not after", Text.time(t.notAfter()))
            .row("Key", t.key())
            .row("Signature", t.signature())
            .row("SHA-256", t.sha256())
            .row("Added", Text.time(t.at()) + " by " + t.by())
            .row("Reason", t.reason().isEmpty() ? null : t.reason());
    ForeignCrlInfo crl = t.crl();
    if (crl == null) {
      return table.row("CRL", "none");
    }
    return table
        .row("CRL", "of " + Text.time(crl.thisUpdate()) + " until " + Text.time(crl.nextUpdate()))
        .row("CRL from", crl.url() == null ? "a file" : crl.url())
        .row("CRL trouble", crl.failure());
  }
}
