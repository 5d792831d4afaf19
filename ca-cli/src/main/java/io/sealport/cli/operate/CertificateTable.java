package io.sealport.cli.operate;

import io.sealport.api.CertificateInfo;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import java.util.List;

/** Certificates for people, one to a line. */
final class CertificateTable {

  private CertificateTable() {}

  /**
   * The same, and below them serials of imported CAs that have no certificate.
   *
   * @param status what they are now
   */
  static Table of(List<CertificateInfo> certificates, List<String> serials, String status) {
    Table table = of(certificates);
    serials.forEach(s -> table.row(s, "imported", null, status, null));
    return table;
  }

  static Table of(List<CertificateInfo> certificates) {
    Table table = Table.of("SERIAL", "PROFILE", "NAMES", "STATUS", "NOT AFTER");
    for (CertificateInfo c : certificates) {
      boolean plain = c.reason() == null || c.status().equals("held");
      String status = plain ? c.status() : c.status() + " (" + c.reason() + ")";
      table.row(
          c.serial(), c.profile(), String.join(", ", c.names()), status, Text.time(c.notAfter()));
    }
    return table;
  }
}
