package io.sealport.cli.prove;

import io.sealport.ftps.server.FtpServerKind;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For which FTP server the words are. */
public final class WordsOptions {

  /** For the shell to complete. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return FtpServerKind.ids().iterator();
    }
  }

  @Option(
      names = "--ftp-server",
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description =
          "Say what to do on this FTP server alone: vsftpd, proftpd, pureftpd, filezilla, ftpserver,"
              + " sftpgo, iis or generic.")
  private @Nullable String ftpServer;

  /**
   * How what is owed is told.
   *
   * @param folder of the request
   * @param options those that lead to the same server again
   * @throws io.sealport.fault.Fault BAD_INPUT if there are no words for such an FTP server
   */
  public Owed owed(Path folder, String options) {
    return new Owed(
        Optional.ofNullable(ftpServer).map(id -> FtpServerKind.parse("--ftp-server", id)),
        new Exact(folder.toAbsolutePath().normalize(), options));
  }
}
