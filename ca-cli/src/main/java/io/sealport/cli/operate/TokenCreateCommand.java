package io.sealport.cli.operate;

import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Text;
import io.sealport.fault.ExitCode;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Durations;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sealport token create}. */
@CommandLine.Command(
    name = "create",
    description = {
      "Make a token: good for one enrolment (--profile, --name), or for the REST interface (--role).",
      "The token alone goes to standard output; it is shown this once."
    },
    footer = {
      "",
      "Example:",
      "  sealport token create --profile ftps-user --name alice --ttl 1h --home ./ca",
      "  sealport token create --role auditor --ttl 30d --home ./ca"
    })
public final class TokenCreateCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(names = "--profile", paramLabel = "P", description = "The one profile it enrols for.")
  private @Nullable String profile;

  @Option(
      names = "--name",
      arity = "1..*",
      paramLabel = "N",
      description = "A name that it proves, bare or as in dns:ftp.example.com; repeatable.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--role",
      paramLabel = "R",
      description = "For an API token: administrator, officer or auditor.")
  private @Nullable String role;

  @Option(names = "--ttl", paramLabel = "D", description = "How long it is good, such as 1h.")
  private @Nullable String ttl;

  @Override
  protected ExitCode run(Printer printer) {
    require();
    TokenRequest wanted = new TokenRequest(profile, names.isEmpty() ? null : names, role, ttl);
    try (Connection connection = server.connect()) {
      TokenInfo made = connection.api().post("/tokens", wanted, TokenInfo.class);
      String what =
          made.profile() == null
              ? "API token for the role " + made.role()
              : "token for one " + made.profile() + ": " + String.join(", ", made.names());
      printer.say(
          what + ", good until " + Text.time(made.expires()) + ", to be revoked as " + made.id());
      printer.result(made, Text.orDash(made.token()));
    }
    return ExitCode.DONE;
  }

  private void require() {
    if ((profile == null) == (role == null)) {
      throw Fault.of(Kind.BAD_INPUT, "give either --profile with --name, or --role");
    }
    if (profile != null && names.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "--name NAME is missing: a token proves the names it is for");
    }
    if (role != null && !names.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "--name goes with --profile, not with --role");
    }
    if (ttl != null) {
      Durations.parse(ttl);
    }
  }
}
