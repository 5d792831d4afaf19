package io.sealport.cli.operate;

import io.sealport.api.BlockedKey;
import io.sealport.api.Decision;
import io.sealport.cli.client.Connection;
import io.sealport.cli.client.ServerOptions;
import io.sealport.cli.console.Command;
import io.sealport.cli.console.Printer;
import io.sealport.cli.console.Prints;
import io.sealport.fault.ExitCode;
import io.sealport.pki.KeyHash;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sealport policy unblock-key}. */
@CommandLine.Command(
    name = "unblock-key",
    description = "Take the block of a key back. What was revoked with it stays revoked.",
    footer = {
      "",
      "Example:",
      "  sealport policy unblock-key 5f1c...9e --reason \"the wrong key\" --home ./ca"
    })
@Prints(BlockedKey.class)
public final class UnblockKeyCommand extends Command {

  @Mixin private ServerOptions server = new ServerOptions();

  @Parameters(paramLabel = "SHA256", description = "The SHA-256 of the key, or a file with it.")
  private String key = "";

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why; it stands in the journal.")
  private String reason = "";

  @Override
  protected ExitCode run(Printer printer) {
    KeyHash hash = KeyReference.hash(key);
    try (Connection connection = server.connect()) {
      BlockedKey before =
          connection
              .api()
              .post("/blocked-keys/" + hash + "/unblock", new Decision(reason), BlockedKey.class);
      printer.result(before, BlockedKeysCommand.table(List.of(before)));
    }
    return ExitCode.DONE;
  }
}
