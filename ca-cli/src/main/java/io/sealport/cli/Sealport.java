package io.sealport.cli;

import io.sealport.cli.console.Surroundings;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code sealport} itself: what all commands are below. */
@Command(
    name = "sealport",
    versionProvider = Version.class,
    description = "The certificate authority for FTPS.",
    footer = {"", "Example:", "  sealport quickstart", "  sealport request --help"})
record Sealport(Map<String, String> environment) implements Surroundings {}
