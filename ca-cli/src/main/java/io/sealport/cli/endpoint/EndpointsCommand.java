package io.sealport.cli.endpoint;

import picocli.CommandLine.Command;

/** {@code sealport endpoints}. */
@Command(
    name = "endpoints",
    subcommands = {
      EndpointsAddCommand.class,
      EndpointsImportCommand.class,
      EndpointsListCommand.class,
      EndpointsShowCommand.class,
      EndpointsCheckCommand.class,
      EndpointsScheduleCommand.class,
      EndpointsRemoveCommand.class
    },
    description = "FTPS endpoints that the server watches: what they serve, and what is wrong.",
    footer = {"", "Example:", "  sealport endpoints add ftp.example.com --home ./ca"})
public final class EndpointsCommand {}
