package io.sealport.cli.user;

import io.sealport.cli.console.Quoted;
import io.sealport.cli.console.Text;
import java.net.URI;
import java.time.Instant;

/**
 * What is sent to one who is invited: where, what to believe, and the very command.
 *
 * @param server the https address by which the invited reaches the CA
 * @param sha256 the fingerprint of the CA's root
 */
record Invitation(Invitee invitee, URI server, String sha256, Instant expires) {

  /** The file beside it that holds the secret. */
  String tokenFile() {
    return invitee.fileName() + ".token";
  }

  /** The command that the invited runs in the folder of the token's file. */
  String command() {
    return "sealport user enrol"
        + (invitee.login().startsWith("-") ? " --" : "")
        + " "
        + Quoted.word(invitee.login())
        + Quoted.option("--token-file", tokenFile())
        + Quoted.option("--server", server)
        + Quoted.option("--fingerprint", sha256)
        + invitee.validity().map(v -> Quoted.option("--validity", v)).orElse("")
        + Quoted.option("--out", "./" + invitee.fileName());
  }

  /** The whole text, without the secret. */
  String text() {
    return String.join(
        "\n",
        "You are invited to get a certificate for the FTP login " + invitee.login() + ".",
        "",
        "1. Save the file " + tokenFile() + " that came with this text. It is good once, until",
        "   "
            + Text.time(expires)
            + ", and whoever has it can get the certificate: do not pass it on.",
        "2. Where that file is, run:",
        "",
        "   " + command(),
        "",
        "It makes your key on your machine, fetches the certificate, and prints the settings for",
        "lftp, curl, WinSCP, FileZilla, Cyberduck and Python.",
        "",
        "Server:           " + server,
        "Root fingerprint: " + sha256 + " (SHA-256)",
        "",
        "The fingerprint is what makes sure that the server is the right one. If you can, compare it",
        "with what you were told by another way.",
        "");
  }
}
