package io.sealport.cli.world;

import java.nio.file.Path;

/**
 * A real FTP client that insists on TLS for commands and data, believes in one root alone and
 * checks the server's name. Every transfer is a session of its own and ends within half a minute.
 */
public sealed interface FtpClient permits Lftp, Curl {
  /** Puts {@code local} into the user's folder as {@code remote}. */
  Result upload(FtpsLogin login, Path local, String remote);

  /** Gets {@code remote} out of the user's folder, over {@code local} if that exists. */
  Result download(FtpsLogin login, String remote, Path local);
}
