package io.sealport.cli.ca;

import picocli.CommandLine.Command;

/** {@code sealport ca root}. */
@Command(
    name = "root",
    subcommands = {
      CaRootRequestCrlCommand.class,
      CaRootRequestCaCommand.class,
      CaRootImportCommand.class
    },
    description = "Of a CA whose root is offline: files to carry to it, and back.",
    footer = {"", "Example:", "  sealport ca root request-crl --out request.json --home ./ca"})
public final class CaRootCommand {}
