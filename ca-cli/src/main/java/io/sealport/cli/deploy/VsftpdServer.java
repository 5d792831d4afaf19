package io.sealport.cli.deploy;

import io.sealport.ftps.server.FtpServerKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * vsftpd: certificate with its chain in one file, key in another, read at the start. Open sessions
 * outlive the listener, unless systemd ends them with it: a drop-in for its unit says not to.
 */
final class VsftpdServer implements FtpServer {

  private static final List<String> USUAL = List.of("/etc/vsftpd.conf", "/etc/vsftpd/vsftpd.conf");
  private static final Set<String> TRUE = Set.of("YES", "yes", "TRUE", "true", "1");
  private static final String PLAIN_ENDS =
      "TLS was off in vsftpd: from now on it refuses the logins of local users without TLS, unless"
          + " force_local_logins_ssl=NO stands in its configuration.";
  private static final Set<String> READ = Set.of("fullchain.pem", "key.pem", "client-ca.pem");

  @Override
  public FtpServerKind kind() {
    return FtpServerKind.VSFTPD;
  }

  @Override
  public List<NewFile> files(Layout layout) {
    return CommonFiles.of(layout.source());
  }

  @Override
  public boolean reads(String file) {
    return READ.contains(file);
  }

  @Override
  public List<String> directives(Layout layout) {
    return wanted(layout).entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList();
  }

  @Override
  public Edits edits(Layout layout) {
    Path file = configuration(layout, USUAL);
    ConfigFile before = ConfigFile.read(file);
    KeyValueText text = KeyValueText.of(before.text());
    boolean hadTls = text.value("ssl_enable").filter(TRUE::contains).isPresent();
    wanted(layout).forEach(text::set);
    // Debian's built-in list of ciphers leaves TLS 1.2 without one under OpenSSL 3.
    text.setIfAbsent("ssl_ciphers", "HIGH");
    return new Edits(
        Stream.concat(
                before.edited(text.toString()).stream(),
                DropIn.of(layout, "vsftpd.service").stream())
            .toList(),
        hadTls ? List.of() : List.of(PLAIN_ENDS));
  }

  private static Map<String, String> wanted(Layout layout) {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("ssl_enable", "YES");
    // Whatever the kind of key.
    wanted.put("rsa_cert_file", layout.path("fullchain.pem"));
    wanted.put("rsa_private_key_file", layout.path("key.pem"));
    if (layout.admitsClients()) {
      CommonFiles.requireClientCas(layout.source());
      wanted.put("ca_certs_file", layout.path("client-ca.pem"));
      wanted.put("ssl_request_cert", "YES");
      // Without it every certificate is taken, whoever made it.
      wanted.put("validate_cert", "YES");
    }
    switch (layout.settings().clients()) {
      case REQUIRED -> wanted.put("require_cert", "YES");
      case OPTIONAL -> wanted.put("require_cert", "NO");
      case NONE -> {
        wanted.put("require_cert", "NO");
        wanted.put("validate_cert", "NO");
        wanted.put("ssl_request_cert", "NO");
      }
      case KEEP -> {}
    }
    return wanted;
  }

  @Override
  public List<String> usualRestart(boolean configured) {
    return List.of("systemctl", "restart", "vsftpd");
  }

  @Override
  public List<String> versionCommand() {
    return List.of("vsftpd", "-v");
  }
}
