package io.sealport.cli.trust;

import picocli.CommandLine.Command;

/** {@code sealport trust}. */
@Command(
    name = "trust",
    subcommands = {
      TrustListCommand.class,
      TrustShowCommand.class,
      TrustAddCommand.class,
      TrustRemoveCommand.class
    },
    description = {
      "CAs of others whose users are let in too: they stand in client-ca.pem beside ours.",
      "vsftpd and Pure-FTPd let anybody of such a CA in under any login whose password is known."
    },
    footer = {"", "Example:", "  sealport trust add partner-ca.pem --crl partner.crl --home ./ca"})
public final class TrustCommand {}
