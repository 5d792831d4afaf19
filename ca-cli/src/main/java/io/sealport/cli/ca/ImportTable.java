package io.sealport.cli.ca;

import io.sealport.api.ImportReport;
import io.sealport.cli.console.Table;

/** An import as people read it. */
final class ImportTable {

  private ImportTable() {}

  static Table of(ImportReport report) {
    return Table.of()
        .row("CA", report.subject())
        .row("Id", report.id())
        .row("From", report.from())
        .row("SHA-256", report.sha256())
        .row("Ends", report.notAfter())
        .row("Valid", report.valid())
        .row("Expired", report.expired())
        .row("Revoked", report.revoked())
        .row("Held", report.held())
        .row("Without certificate", report.missing())
        .row("Duplicates", report.duplicates())
        .row(report.applied() ? "Added" : "To be added", report.added())
        .row(report.applied() ? "Revoked since" : "To be revoked", report.changed())
        .row("Next CRL number", report.nextCrlNumber());
  }
}
