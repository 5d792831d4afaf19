package io.sealport.cli.inspect;

import io.sealport.cli.operate.BlockKeyCommand;
import io.sealport.cli.operate.BlockedKeysCommand;
import io.sealport.cli.operate.UnblockKeyCommand;
import picocli.CommandLine.Command;

/** {@code sealport policy}: the profiles, without any server; and the blocked keys of one. */
@Command(
    name = "policy",
    description = {
      "Look at certificate profiles and judge requests by them, offline, with the same rulebook"
          + " as the server.",
      "Keys are blocked on a server.",
      "The profiles are those of --policies DIR, of --home DIR, or the shipped ones."
    },
    subcommands = {
      PolicyListCommand.class,
      PolicyShowCommand.class,
      PolicyLintCommand.class,
      PolicyTestCommand.class,
      PolicySchemaCommand.class,
      BlockKeyCommand.class,
      UnblockKeyCommand.class,
      BlockedKeysCommand.class
    },
    footer = {"", "Example:", "  sealport policy test --profile ftps-server --csr request.pem"})
public final class PolicyCommand {}
