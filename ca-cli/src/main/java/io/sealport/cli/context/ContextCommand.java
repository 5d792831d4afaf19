package io.sealport.cli.context;

import picocli.CommandLine.Command;

/** {@code sealport context}. */
@Command(
    name = "context",
    subcommands = {
      ContextSaveCommand.class,
      ContextListCommand.class,
      ContextUseCommand.class,
      ContextRemoveCommand.class
    },
    description = "Servers and credentials saved under a name.",
    footer = {"", "Example:", "  sealport context use production"})
public final class ContextCommand {}
