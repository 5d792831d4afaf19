package io.sealport.server.boot;

import io.sealport.policy.NamePattern;
import io.sealport.server.identity.ftp.FtpLoginSettings;
import io.sealport.yaml.YamlMap;
import java.nio.file.Path;
import java.util.List;

/** The part of the configuration that says at which FTPS servers {@code ftp-login} logs in. */
final class FtpLoginSection {

  private FtpLoginSection() {}

  /**
   * Reads the section.
   *
   * @throws io.sealport.fault.Fault BAD_CONFIGURATION with file, line and what is wanted
   */
  static FtpLoginSettings read(YamlMap section, Path home) {
    section.only("servers");
    List<YamlMap> servers = section.maps("servers");
    if (servers.isEmpty()) {
      throw section
          .place("servers")
          .fault("ftp-login names no server; wanted a list below servers");
    }
    return new FtpLoginSettings(servers.stream().map(s -> place(s, home)).toList());
  }

  private static FtpLoginSettings.Place place(YamlMap server, Path home) {
    server.only(FtpsServerKeys.SERVER, FtpsServerKeys.TRUST, "logins");
    return new FtpLoginSettings.Place(
        FtpsServerKeys.read(server, home),
        server.list("logins").stream()
            .map(v -> v.as(glob -> NamePattern.parse("login:" + glob)))
            .toList());
  }
}
