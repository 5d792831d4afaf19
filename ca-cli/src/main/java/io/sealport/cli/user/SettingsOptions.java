package io.sealport.cli.user;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** For which programs settings are wanted, and which server these connect to. */
final class SettingsOptions {

  /** The values of {@code --client}, for the shell to complete. */
  static final class Clients implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.concat(Arrays.stream(FtpProgram.values()).map(FtpProgram::id), Stream.of("all"))
          .iterator();
    }
  }

  @Option(
      names = "--client",
      paramLabel = "NAME",
      completionCandidates = Clients.class,
      description = "Settings for ${COMPLETION-CANDIDATES}.")
  private String client = "all";

  @Option(
      names = "--ftp",
      paramLabel = "HOST[:PORT]",
      description = "The FTP server; ftps://HOST for TLS from the first byte.")
  private String ftp = "ftp.example.com";

  /** Says no to what is neither a program nor a server. */
  void require() {
    FtpProgram.parse(client);
    FtpPlace.parse(ftp);
  }

  List<ClientSettings> of(UserFiles files) {
    return ClientSettings.of(FtpProgram.parse(client), files, FtpPlace.parse(ftp));
  }
}
