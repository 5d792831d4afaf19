package io.sealport.cli.operate;

import picocli.CommandLine.Command;

/** {@code sealport journal}. */
@Command(
    name = "journal",
    subcommands = {JournalListCommand.class, JournalVerifyCommand.class},
    description = "The record of every act, each entry chained to the one before it.",
    footer = {"", "Example:", "  sealport journal verify --home ./ca"})
public final class JournalCommand {}
