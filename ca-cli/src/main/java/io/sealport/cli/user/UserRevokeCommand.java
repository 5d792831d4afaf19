package io.sealport.cli.user;

import io.sealport.api.CertificateInfo;
import io.sealport.api.RevokeUserRequest;
import io.sealport.api.UserRevoked;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.ftps.server.ServerVersion;
import io.sealport.pki.RevocationReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport user revoke}. */
@CommandLine.Command(
    name = "revoke",
    description = {
      "End a login: revoke all its certificates, reject its pending requests, revoke its tokens.",
      "Says what that does at FTP servers, which is little at some, and what to do there instead."
    },
    footer = {
      "",
      "Example:",
      "  sealport user revoke alice --reason cessationOfOperation --ftp-server proftpd:1.3.8 \\",
      "      --home ./ca"
    })
@Prints(UserEnded.class)
public final class UserRevokeCommand extends Command {

  private static final String SERVER = "--ftp-server";

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "LOGIN", description = "The FTP login, exactly.")
  private String login = "";

  @Option(
      names = "--reason",
      paramLabel = "R",
      description = {
        "unspecified (the default), keyCompromise, affiliationChanged, superseded,",
        "cessationOfOperation or privilegeWithdrawn."
      })
  private String reason = RevocationReason.UNSPECIFIED.wire();

  @Option(
      names = SERVER,
      split = ",",
      paramLabel = "S[:VERSION]",
      description = {
        "Your FTP servers, such as proftpd:1.3.8: vsftpd, proftpd, pureftpd, filezilla,",
        "ftpserver, sftpgo, iis or generic. Default: vsftpd, proftpd and pureftpd."
      })
  private List<String> servers = new ArrayList<>(List.of("vsftpd", "proftpd", "pureftpd"));

  @Override
  protected ExitCode run(Printer printer) {
    List<Consequences> consequences = servers.stream().map(this::consequences).toList();
    RevokeUserRequest body = new RevokeUserRequest(login, RevocationReason.parse(reason).wire());
    try (Connection connection = server.connect()) {
      UserRevoked done = connection.api().post("/users/revoke", body, UserRevoked.class);
      done.already().forEach(s -> printer.say(s + " was revoked before"));
      done.requests().forEach(r -> printer.say("request " + r + " is rejected"));
      done.tokens().forEach(t -> printer.say("token " + t + " is revoked"));
      if (!printer.json()) {
        consequences.stream().flatMap(c -> c.lines().stream()).forEach(printer::say);
      }
      printer.result(UserEnded.of(done, consequences), table(done));
    }
    return ExitCode.DONE;
  }

  private Consequences consequences(String named) {
    String[] parts = named.split(":", 2);
    Optional<ServerVersion> version =
        parts.length < 2 ? Optional.empty() : Optional.of(ServerVersion.parse(parts[1]));
    return Consequences.of(FtpServerKind.parse(SERVER, parts[0]), version, login);
  }

  private static Table table(UserRevoked done) {
    Table table = Table.of("SERIAL", "PROFILE", "STATUS", "NOT AFTER");
    for (CertificateInfo c : done.revoked()) {
      table.row(c.serial(), c.profile(), c.status(), Text.time(c.notAfter()));
    }
    return table;
  }
}
