package io.sealport.cli.operate;

import io.sealport.api.TokenInfo;
import io.sealport.api.TokenRequest;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
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
      "An API token may be narrower than its role: --scope for what it may do, --profile for what it",
      "may act on. A token never does more, or lives longer, than the token that made it.",
      "The token alone goes to standard output; it is shown this once."
    },
    footer = {
      "",
      "Example:",
      "  sealport token create --profile ftps-user --name alice --ttl 1h --home ./ca",
      "  sealport token create --role auditor --ttl 30d --home ./ca",
      "  sealport token create --role officer --scope requests:read,requests:decide \\",
      "      --profile ftps-user --ttl 90d --home ./ca"
    })
@Prints(TokenInfo.class)
public final class TokenCreateCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Option(
      names = "--profile",
      split = ",",
      paramLabel = "P",
      description = {
        "The one profile it enrols for; with --role the only profiles",
        "that it may act on, repeatable."
      })
  private List<String> profiles = new ArrayList<>();

  @Option(
      names = "--name",
      arity = "1..*",
      paramLabel = "N",
      description = "A name that it proves, bare or as in dns:ftp.example.com; repeatable.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = "--role",
      paramLabel = "R",
      completionCandidates = Choices.Roles.class,
      description = "For an API token: administrator, officer or auditor.")
  private @Nullable String role;

  @Option(
      names = "--scope",
      split = ",",
      paramLabel = "S",
      completionCandidates = Choices.Scopes.class,
      description = {
        "What an API token may do, by default all that its role may; repeatable:",
        "${COMPLETION-CANDIDATES}."
      })
  private List<String> scopes = new ArrayList<>();

  @Option(names = "--ttl", paramLabel = "D", description = "How long it is good, such as 1h.")
  private @Nullable String ttl;

  @Override
  protected ExitCode run(Printer printer) {
    require();
    TokenRequest wanted =
        new TokenRequest(
            role == null ? profiles.get(0) : null,
            present(names),
            role,
            ttl,
            present(scopes),
            role == null ? null : present(profiles));
    try (Connection connection = server.connect()) {
      TokenInfo made = connection.api().post("/tokens", wanted, TokenInfo.class);
      String what =
          made.profile() == null
              ? "API token for the role " + made.role() + limits(made)
              : "token for one " + made.profile() + ": " + String.join(", ", made.names());
      printer.say(
          what + ", good until " + Text.time(made.expires()) + ", to be revoked as " + made.id());
      printer.result(made, Text.orDash(made.token()));
    }
    return ExitCode.DONE;
  }

  private static @Nullable List<String> present(List<String> values) {
    return values.isEmpty() ? null : values;
  }

  private static String limits(TokenInfo made) {
    List<String> scopes = made.scopes();
    List<String> profiles = made.profiles();
    return (scopes == null ? "" : ", only " + String.join(", ", scopes))
        + (profiles == null ? "" : ", on profile " + String.join(", ", profiles));
  }

  private void require() {
    if (profiles.isEmpty() && role == null) {
      throw Fault.of(Kind.BAD_INPUT, "give either --profile with --name, or --role");
    }
    if (role == null && profiles.size() > 1) {
      throw Fault.of(Kind.BAD_INPUT, "an enrolment token is for one --profile");
    }
    if (role == null && !scopes.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "--scope goes with --role, not with --name");
    }
    if (role == null && names.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "--name NAME is missing: a token proves the names it is for");
    }
    if (role != null && !names.isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "--name goes with --profile alone, not with --role");
    }
    if (ttl != null) {
      Durations.parse(ttl);
    }
  }
}
