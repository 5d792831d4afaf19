package io.sealport.cli.demo;

import java.io.IOException;

/** A server's negative reply to a command. */
final class CommandRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final String command;
  private final int replyCode;
  private final String reply;

  CommandRefusedException(String command, int replyCode, String reply) {
    super(command + ": " + reply);
    this.command = command;
    this.replyCode = replyCode;
    this.reply = reply;
  }

  DemoOutcome outcome() {
    return command.equals("USER") || command.equals("PASS")
        ? new DemoOutcome.LoginRefused(replyCode, reply)
        : new DemoOutcome.CommandRefused(command, replyCode, reply);
  }
}
