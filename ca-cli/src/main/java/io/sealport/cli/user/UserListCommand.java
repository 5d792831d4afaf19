package io.sealport.cli.user;

import io.sealport.api.CertificateInfo;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.Query;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.cli.console.Table;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport user list}. */
@CommandLine.Command(
    name = "list",
    description = "List the logins: their valid certificates, when these end, the newest one.",
    footer = {"", "Example:", "  sealport user list --home ./ca"})
@Prints(value = UserInfo.class, list = true)
public final class UserListCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--profile", paramLabel = "NAME", description = "Another than ftps-user.")
  private String profile = "ftps-user";

  @Option(names = "--valid", description = "Only those with a valid certificate.")
  private boolean valid;

  @Override
  protected ExitCode run(Printer printer) {
    try (Connection connection = server.connect()) {
      Query query = Query.none().with("profile", profile);
      List<UserInfo> users =
          UserInfo.of(connection.all("/certificates", query, CertificateInfo.class)).stream()
              .filter(u -> !valid || !u.valid().isEmpty())
              .toList();
      Table table = Table.of("LOGIN", "VALID", "EXPIRES", "LAST ISSUED", "SERIALS");
      users.forEach(
          u ->
              table.row(
                  u.login(),
                  u.valid().size(),
                  Text.time(u.expires()),
                  Text.time(u.lastIssued()),
                  u.valid().isEmpty() ? null : String.join(" ", u.valid())));
      printer.result(users, table);
    }
    return ExitCode.DONE;
  }
}
