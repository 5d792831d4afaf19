package io.sealport.cli.operate;

import io.sealport.api.CertificateInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.pki.Durations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport list}. */
@CommandLine.Command(
    name = "list",
    description = "List the certificates that were issued.",
    footer = {
      "",
      "Example:",
      "  sealport list --profile ftps-server --status valid --expires-within 30d --home ./ca"
    })
@Prints(value = CertificateInfo.class, list = true)
public final class ListCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--profile", paramLabel = "P", description = "Only those of this profile.")
  private @Nullable String profile;

  @Option(names = "--name", paramLabel = "N", description = "Only those that hold this name.")
  private @Nullable String name;

  @Option(names = "--user", paramLabel = "U", description = "Only those of this FTP user.")
  private @Nullable String user;

  @Option(
      names = "--status",
      paramLabel = "S",
      completionCandidates = Choices.CertificateStatus.class,
      description = "Only those: valid, expired, revoked or held.")
  private @Nullable String status;

  @Option(
      names = "--expires-within",
      paramLabel = "D",
      description = "Only those that expire so soon, such as 30d.")
  private @Nullable String expiresWithin;

  @Override
  protected ExitCode run(Printer printer) {
    if (expiresWithin != null) {
      Durations.parse(expiresWithin);
    }
    Query query =
        Query.none()
            .with("profile", profile)
            .with("name", name)
            .with("user", user)
            .with("status", status)
            .with("expiresWithin", expiresWithin);
    try (Connection connection = server.connect()) {
      List<CertificateInfo> found = connection.all("/certificates", query, CertificateInfo.class);
      printer.result(found, CertificateTable.of(found));
    }
    return ExitCode.DONE;
  }
}
