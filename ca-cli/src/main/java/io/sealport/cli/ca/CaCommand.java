package io.sealport.cli.ca;

import picocli.CommandLine.Command;

/** {@code sealport ca}. */
@Command(
    name = "ca",
    subcommands = {
      CaInitCommand.class,
      CaJoinCommand.class,
      CaListCommand.class,
      CaShowCommand.class,
      CaAddCommand.class,
      CaRevokeCommand.class,
      CaAlarmsCommand.class,
      CaOperatorCommand.class,
      CaNodesCommand.class,
      CaRemoveNodeCommand.class,
      CaRootCommand.class
    },
    description = "The certificate authority: make one, look at it.",
    footer = {"", "Example:", "  sealport ca list --home ./ca"})
public final class CaCommand {}
