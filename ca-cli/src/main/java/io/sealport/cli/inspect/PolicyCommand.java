package io.sealport.cli.inspect;

import io.sealport.cli.operate.BlockKeyCommand;
import io.sealport.cli.operate.BlockedKeysCommand;
import io.sealport.cli.operate.PolicyDryRunCommand;
import io.sealport.cli.operate.PolicyReloadCommand;
import io.sealport.cli.operate.UnblockKeyCommand;
import picocli.CommandLine.Command;

/** {@code sealport policy}: the profiles, with and without a server; and blocked keys. */
@Command(
    name = "policy",
    description = {
      "Look at certificate profiles and judge requests by them, offline, with the same rulebook"
          + " as the server.",
      "Reload, dry-run and diff speak to a server; keys are blocked on one.",
      "The profiles are those of --policies DIR, of --home DIR, or the shipped ones."
    },
    subcommands = {
      PolicyListCommand.class,
      PolicyShowCommand.class,
      PolicyLintCommand.class,
      PolicyTestCommand.class,
      PolicySchemaCommand.class,
      PolicyDiffCommand.class,
      PolicyReloadCommand.class,
      PolicyDryRunCommand.class,
      BlockKeyCommand.class,
      UnblockKeyCommand.class,
      BlockedKeysCommand.class
    },
    footer = {"", "Example:", "  sealport policy test --profile ftps-server --csr request.pem"})
public final class PolicyCommand {}
