package io.sealport.cli.world;

import java.nio.file.Path;

/** A real FTP server, running on loopback until it is closed. */
public sealed interface FtpsServer extends AutoCloseable permits Vsftpd, ProFtpd, PureFtpd {
  /** Always 127.0.0.1. */
  default String host() {
    return LoopbackPorts.HOST;
  }

  int port();

  /** How it was started. */
  FtpsOptions options();

  /** The folder of the users' files; what is put there must be readable for everybody. */
  Path root();

  /** What the server has logged so far, also after it was closed. */
  String log();

  /**
   * Stops the server and starts it again on the same port with the same configuration: the only way
   * for vsftpd and Pure-FTPd to take up a new certificate. Open sessions end too.
   */
  void restart();

  /** Stops the server's processes and removes its files. */
  @Override
  void close();
}
