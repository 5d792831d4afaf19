package io.sealport.cli.user;

import picocli.CommandLine.Command;

/** {@code sealport user}. */
@Command(
    name = "user",
    subcommands = {
      UserInviteCommand.class,
      UserEnrolCommand.class,
      UserSettingsCommand.class,
      UserListCommand.class,
      UserRevokeCommand.class,
      UserSignCommand.class
    },
    description = "FTP users: invite them, enrol, settings for their programs, and their end.",
    footer = {"", "Example:", "  sealport user invite alice bob --out ./invitations --home ./ca"})
public final class UserCommand {}
