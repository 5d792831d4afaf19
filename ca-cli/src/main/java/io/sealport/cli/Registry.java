package io.sealport.cli;

import io.sealport.cli.agent.AgentCommand;
import io.sealport.cli.ca.CaCommand;
import io.sealport.cli.ca.ImportCommand;
import io.sealport.cli.ca.ServeCommand;
import io.sealport.cli.campaign.CampaignCommand;
import io.sealport.cli.check.CheckCommand;
import io.sealport.cli.console.ErrorPrinter;
import io.sealport.cli.context.ContextCommand;
import io.sealport.cli.context.MeCommand;
import io.sealport.cli.deploy.InstallCommand;
import io.sealport.cli.endpoint.EndpointsCommand;
import io.sealport.cli.enrol.RenewCommand;
import io.sealport.cli.enrol.RequestCommand;
import io.sealport.cli.event.EventsCommand;
import io.sealport.cli.health.HealthCommand;
import io.sealport.cli.inspect.PolicyCommand;
import io.sealport.cli.inspect.ShowCommand;
import io.sealport.cli.inspect.StatusCommand;
import io.sealport.cli.operate.ExportCommand;
import io.sealport.cli.operate.HoldCommand;
import io.sealport.cli.operate.JournalCommand;
import io.sealport.cli.operate.ListCommand;
import io.sealport.cli.operate.ReleaseCommand;
import io.sealport.cli.operate.RequestsCommand;
import io.sealport.cli.operate.RevokeCommand;
import io.sealport.cli.operate.TokenCommand;
import io.sealport.cli.quickstart.QuickstartCommand;
import io.sealport.cli.root.RootCommand;
import io.sealport.cli.trust.TrustCommand;
import io.sealport.cli.user.UserCommand;
import io.sealport.fault.ExitCode;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The commands by name, in the order of the help. Only the one that is called is looked into, which
 * spares half of the start; the help and the completion script look into all.
 */
final class Registry {

  private static final String JSON = "--json";

  /** Those that look at all the others. */
  private static final Set<String> CURIOUS = Set.of("completion", "man");

  private static final Map<String, Class<?>> COMMANDS = commands();

  private Registry() {}

  private static Map<String, Class<?>> commands() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("quickstart", QuickstartCommand.class);
    commands.put("ca", CaCommand.class);
    commands.put("root", RootCommand.class);
    commands.put("import", ImportCommand.class);
    commands.put("serve", ServeCommand.class);
    commands.put("token", TokenCommand.class);
    commands.put("request", RequestCommand.class);
    commands.put("requests", RequestsCommand.class);
    commands.put("renew", RenewCommand.class);
    commands.put("user", UserCommand.class);
    commands.put("trust", TrustCommand.class);
    commands.put("install", InstallCommand.class);
    commands.put("revoke", RevokeCommand.class);
    commands.put("hold", HoldCommand.class);
    commands.put("release", ReleaseCommand.class);
    commands.put("campaign", CampaignCommand.class);
    commands.put("list", ListCommand.class);
    commands.put("show", ShowCommand.class);
    commands.put("export", ExportCommand.class);
    commands.put("status", StatusCommand.class);
    commands.put("health", HealthCommand.class);
    commands.put("check", CheckCommand.class);
    commands.put("endpoints", EndpointsCommand.class);
    commands.put("policy", PolicyCommand.class);
    commands.put("journal", JournalCommand.class);
    commands.put("agent", AgentCommand.class);
    commands.put("events", EventsCommand.class);
    commands.put("context", ContextCommand.class);
    commands.put("me", MeCommand.class);
    commands.put("completion", CompletionCommand.class);
    commands.put("man", ManCommand.class);
    return commands;
  }

  /** The command line for these arguments. */
  static CommandLine commandLine(Map<String, String> environment, String... arguments) {
    Optional<String> called =
        arguments.length == 0 || CURIOUS.contains(arguments[0])
            ? Optional.empty()
            : Optional.of(arguments[0]).filter(COMMANDS::containsKey);
    // Said by no command: none is looked into.
    boolean onlyVersion = Arrays.equals(arguments, new String[] {"--version"});
    CommandLine line = new CommandLine(new Sealport(environment));
    COMMANDS.forEach(
        (name, type) -> {
          if (called.map(name::equals).orElse(!onlyVersion)) {
            line.addSubcommand(name, type);
          }
        });
    finish(line.getCommandSpec());
    line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n");
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    handleErrors(line, environment);
    return line;
  }

  /** Every command gets {@code --help}, in the same layout. */
  private static void finish(CommandSpec command) {
    if (!command.mixinStandardHelpOptions()) {
      command.mixinStandardHelpOptions(true);
    }
    command
        .usageMessage()
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .width(100)
        .commandListHeading("%nCommands:%n")
        .optionListHeading("%n")
        .parameterListHeading("%n");
    command.subcommands().values().forEach(sub -> finish(sub.getCommandSpec()));
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(" " + code.number(), code.words());
    }
    return codes;
  }

  private static void handleErrors(CommandLine line, Map<String, String> environment) {
    line.setExecutionExceptionHandler(
        (problem, command, parsed) ->
            errors(command, environment, parsed.originalArgs()).print(problem).number());
    line.setParameterExceptionHandler(
        (problem, arguments) -> {
          CommandLine command = problem.getCommandLine();
          if (UsageError.isMissingCommand(problem)) {
            command.usage(command.getErr());
            return ExitCode.BAD_INPUT.number();
          }
          return errors(command, environment, List.of(arguments))
              .print(ExitCode.BAD_INPUT, UsageError.message(problem), UsageError.hint(problem))
              .number();
        });
  }

  /** As JSON where that was asked for, even if the rest of the arguments makes no sense. */
  private static ErrorPrinter errors(
      CommandLine command, Map<String, String> environment, List<String> arguments) {
    boolean json = arguments.contains(JSON) && command.getCommandSpec().findOption(JSON) != null;
    return new ErrorPrinter(command.getErr(), environment, json);
  }
}
