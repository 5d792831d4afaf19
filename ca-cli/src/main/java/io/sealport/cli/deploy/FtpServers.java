package io.sealport.cli.deploy;

import io.sealport.ftps.server.FtpServerKind;

/** Every kind and its class. */
final class FtpServers {

  private FtpServers() {}

  static FtpServer of(FtpServerKind kind) {
    return switch (kind) {
      case VSFTPD -> new VsftpdServer();
      case PROFTPD -> new ProFtpdServer();
      case PUREFTPD -> new PureFtpdServer();
      case FILEZILLA -> new FileZillaServer();
      case FTPSERVER -> new ApacheFtpServer();
      case SFTPGO -> new SftpGoServer();
      case IIS -> new IisServer();
      case GENERIC -> new AnyServer();
    };
  }
}
