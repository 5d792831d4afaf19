package io.sealport.cli.root;

import picocli.CommandLine.Command;

/** {@code sealport root}. */
@Command(
    name = "root",
    subcommands = {RootShowCommand.class, RootSignCommand.class},
    description = "Where an offline root is kept: look at it, sign what a request asks for.",
    footer = {
      "",
      "Example:",
      "  sealport root sign request.json --root /mnt/root --out answer.json"
    })
public final class RootCommand {}
