package io.sealport.cli.ca;

import io.sealport.api.ImportReport;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.server.ServerChild;
import io.sealport.fault.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport import}. */
@CommandLine.Command(
    name = "import",
    description = {
      "Take over the CA of another program: its key, what it has issued and revoked, the number of",
      "its last CRL. It comes into a home beside the CAs that are there and issues from then on",
      "wherever a profile's issuer names it. Without --apply only a report is made. The server must",
      "not be running; nothing of the old CA is changed."
    },
    footer = {
      "",
      "Example:",
      "  sealport import /etc/openvpn/easy-rsa/pki --home ./ca",
      "  sealport import /etc/openvpn/easy-rsa/pki --home ./ca --apply"
    })
@Prints(ImportReport.class)
public final class ImportCommand extends Command {

  @Mixin private HomeOptions home = new HomeOptions();
  @Mixin private OldCaOptions old = new OldCaOptions();

  @Parameters(
      paramLabel = "DIR|FILE",
      description = "OpenSSL's ca folder or its openssl.cnf, easy-rsa's pki folder, or a .p12.")
  private Path source = Path.of("");

  @Option(
      names = "--again",
      description = "The CA is here already: take what was issued and revoked elsewhere since.")
  private boolean again;

  @Option(names = "--apply", description = "Take it over; without this it is a dry-run.")
  private boolean apply;

  @Option(names = "--dry-run", description = "Only say what would be taken, as without --apply.")
  private boolean dryRun;

  @Override
  protected ExitCode run(Printer printer) {
    if (apply && dryRun) {
      throw new CommandLine.ParameterException(
          new CommandLine(this), "--apply and --dry-run exclude each other");
    }
    Path folder = home.home();
    List<String> arguments = old.arguments(source, folder);
    if (again) {
      arguments.add("--again");
    }
    if (apply) {
      arguments.add("--apply");
    }
    Map<String, String> environment = old.environment(home.environment(), source);
    ImportListener listener = new ImportListener(output.talk());
    ExitCode ended;
    try (listener) {
      ended =
          ServerChild.runHeard(environment, arguments, home.passphraseOf(folder), listener::hear);
    }
    if (ended == ExitCode.DONE) {
      tell(listener.report(), folder, printer);
    }
    return ended;
  }

  private static void tell(ImportReport report, Path folder, Printer printer) {
    printer.result(report, ImportTable.of(report));
    report.warnings().forEach(w -> printer.say("warning: " + w));
    if (!report.applied()) {
      printer.hint("nothing was taken; --apply takes it");
      return;
    }
    Path crl = folder.resolve("crl").resolve(report.id() + ".crl");
    report
        .crlAddresses()
        .forEach(a -> printer.hint("old certificates name " + a + ": have it serve " + crl));
    report
        .ocspAddresses()
        .forEach(a -> printer.hint("old certificates ask " + a + ": have it lead to /ocsp here"));
    printer.hint(
        "issuer: "
            + report.id()
            + " in a profile of "
            + folder.resolve("policies")
            + " has this CA issue");
  }
}
