package io.sealport.cli.operate;

import picocli.CommandLine.Command;

/** {@code sealport requests}. */
@Command(
    name = "requests",
    subcommands = {
      RequestsListCommand.class,
      RequestsShowCommand.class,
      RequestsApproveCommand.class,
      RequestsRejectCommand.class
    },
    description = "The requests that came in: look at them, approve them, reject them.",
    footer = {"", "Example:", "  sealport requests list --status pending --home ./ca"})
public final class RequestsCommand {}
