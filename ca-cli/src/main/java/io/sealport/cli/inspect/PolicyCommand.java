package io.sealport.cli.inspect;

import picocli.CommandLine.Command;

/** {@code sealport policy}: the profiles, without any server. */
@Command(
    name = "policy",
    description = {
      "Look at certificate profiles and judge requests by them, offline, with the same rulebook"
          + " as the server.",
      "The profiles are those of --policies DIR, of --home DIR, or the shipped ones."
    },
    subcommands = {
      PolicyListCommand.class,
      PolicyShowCommand.class,
      PolicyLintCommand.class,
      PolicyTestCommand.class,
      PolicySchemaCommand.class
    },
    footer = {"", "Example:", "  sealport policy test --profile ftps-server --csr request.pem"})
public final class PolicyCommand {}
