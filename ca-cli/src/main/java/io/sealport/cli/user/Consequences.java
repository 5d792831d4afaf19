package io.sealport.cli.user;

import io.sealport.cli.console.Quoted;
import io.sealport.ftps.server.Capabilities;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.ftps.server.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a revocation does at one FTP server, and what to do there instead, as {@code --json} prints
 * it.
 *
 * @param server as options spell it
 * @param revocation what it does and does not, a sentence each
 * @param instead what ends the login there, a sentence each
 */
record Consequences(String server, List<String> revocation, List<String> instead) {

  /**
   * Of one server for one login.
   *
   * @param version empty where it is not known
   */
  static Consequences of(FtpServerKind server, Optional<ServerVersion> version, String login) {
    return new Consequences(
        server.id(),
        Capabilities.shipped().revocation(server, version),
        instead(server, Quoted.word(login)));
  }

  private static List<String> instead(FtpServerKind server, String login) {
    List<String> all =
        new ArrayList<>(
            switch (server) {
              case VSFTPD ->
                  List.of(
                      "lock the account that PAM asks: passwd --lock "
                          + login
                          + ", or take it out of the file or database of its PAM service",
                      "or write it into userlist_file with userlist_enable=YES userlist_deny=YES");
              case PROFTPD ->
                  List.of(
                      "take its line out of AuthUserFile, or passwd --lock " + login,
                      "with TLSUserName the certificate alone lets it in: without the account too it"
                          + " does not");
              case PUREFTPD ->
                  List.of("pure-pw userdel " + login + " -m, or passwd --lock " + login);
              case FILEZILLA ->
                  List.of("disable the user in the administration interface, and apply");
              case FTPSERVER ->
                  List.of("set enableflag to false for it in users.properties, and restart");
              case SFTPGO -> List.of("disable the user in WebAdmin; that ends its sessions too");
              case IIS ->
                  List.of(
                      "disable the account that the certificate is mapped to, and take its rule out"
                          + " of FTP Authorization Rules");
              case GENERIC -> List.of("lock or delete the account " + login + " at the server");
            });
    all.add("end its open sessions: no server looks at a certificate again within a session");
    return List.copyOf(all);
  }

  /** For people, below the server's name. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("At " + FtpServerKind.parse("--ftp-server", server).title() + ":");
    revocation.forEach(s -> lines.add("  " + s));
    instead.forEach(s -> lines.add("  - " + s));
    return lines;
  }
}
