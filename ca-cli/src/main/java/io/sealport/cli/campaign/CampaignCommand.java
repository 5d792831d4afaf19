package io.sealport.cli.campaign;

import picocli.CommandLine.Command;

/** {@code sealport campaign}. */
@Command(
    name = "campaign",
    subcommands = {
      CampaignStartCommand.class,
      CampaignListCommand.class,
      CampaignShowCommand.class,
      CampaignWatchCommand.class,
      CampaignMembersCommand.class,
      CampaignPauseCommand.class,
      CampaignResumeCommand.class,
      CampaignCancelCommand.class
    },
    description = {
      "After a mass compromise: have many certificates renewed now, and revoke each when it is",
      "replaced or at a deadline. The server does it; it goes on after a crash."
    },
    footer = {"", "Example:", "  sealport campaign list --home ./ca"})
public final class CampaignCommand {}
