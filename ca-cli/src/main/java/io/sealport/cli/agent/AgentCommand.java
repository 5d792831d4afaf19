package io.sealport.cli.agent;

import picocli.CommandLine.Command;

/** {@code sealport agent}. */
@Command(
    name = "agent",
    subcommands = {
      AgentAddCommand.class,
      AgentRemoveCommand.class,
      AgentListCommand.class,
      AgentStatusCommand.class,
      AgentOnceCommand.class,
      AgentRunCommand.class,
      AgentUnitsCommand.class
    },
    description = {
      "Look after certificates unattended: renew them, refresh client CAs and CRLs, have FTP",
      "servers serve what is new, and tell of what does not succeed."
    },
    footer = {"", "Example:", "  sealport agent status"})
public final class AgentCommand {}
