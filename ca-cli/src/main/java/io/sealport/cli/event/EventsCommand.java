package io.sealport.cli.event;

import picocli.CommandLine.Command;

/** {@code sealport events}. */
@Command(
    name = "events",
    subcommands = {
      EventsListCommand.class,
      EventsDeliveriesCommand.class,
      EventsRetryCommand.class,
      EventsTestCommand.class,
      EventsScheduleCommand.class
    },
    description = {
      "What is told by mail, webhook or program when something happens: events.yaml in the home",
      "says it."
    },
    footer = {"", "Example:", "  sealport events list --home ./ca"})
public final class EventsCommand {}
