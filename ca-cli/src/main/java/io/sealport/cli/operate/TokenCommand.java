package io.sealport.cli.operate;

import picocli.CommandLine.Command;

/** {@code sealport token}. */
@Command(
    name = "token",
    subcommands = {TokenCreateCommand.class, TokenListCommand.class, TokenRevokeCommand.class},
    description = "Tokens: for one enrolment, or for programs that use the REST interface.",
    footer = {"", "Example:", "  sealport token list --home ./ca"})
public final class TokenCommand {}
