package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.server.FtpServerKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * ProFTPD with mod_tls: certificate, key and chain in three files, all read anew for each session;
 * what stands behind the certificate in its own file is not sent.
 */
final class ProFtpdServer implements FtpServer {

  private static final List<String> MAIN_FILES =
      List.of("/etc/proftpd/proftpd.conf", "/etc/proftpd.conf");
  private static final List<String> USUAL =
      List.of("/etc/proftpd/tls.conf", "/etc/proftpd/proftpd.conf", "/etc/proftpd.conf");

  private static final List<String> OF_RSA =
      List.of("TLSRSACertificateFile", "TLSRSACertificateKeyFile");
  private static final List<String> OF_EC =
      List.of("TLSECCertificateFile", "TLSECCertificateKeyFile");
  private static final List<String> NEVER =
      List.of("TLSDSACertificateFile", "TLSDSACertificateKeyFile", "TLSPKCS12File");
  private static final Set<String> CERTIFICATES =
      Set.of("TLSRSACertificateFile", "TLSECCertificateFile", "TLSDSACertificateFile");

  /** A new directive is put below the last of these that is there. */
  private static final List<String> NEIGHBOURS =
      List.of(
          "TLSEngine",
          "TLSRSACertificateFile",
          "TLSRSACertificateKeyFile",
          "TLSECCertificateFile",
          "TLSECCertificateKeyFile",
          "TLSCertificateChainFile",
          "TLSCACertificateFile",
          "TLSVerifyClient");

  private static final Set<String> READ =
      Set.of("cert.pem", "key.pem", "chain.pem", CommonFiles.CLIENT_CAS);

  @Override
  public FtpServerKind kind() {
    return FtpServerKind.PROFTPD;
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
    return wanted(layout).entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList();
  }

  @Override
  public Edits edits(Layout layout) {
    ConfigFile before = ConfigFile.read(configuration(layout, USUAL));
    ProFtpdText text = ProFtpdText.of(before.text());
    for (String server : text.servers(layout.settings().section(), CERTIFICATES)) {
      text.disable(server, layout.source().isRsa() ? OF_EC : OF_RSA);
      text.disable(server, NEVER);
      wanted(layout).forEach((name, value) -> text.set(server, name, value, NEIGHBOURS));
      if (layout.admitsClients()) {
        text.disable(server, List.of("TLSCACertificatePath"));
      }
    }
    return new Edits(before.edited(text.toString()), List.of());
  }

  private static Map<String, String> wanted(Layout layout) {
    Map<String, String> wanted = new LinkedHashMap<>();
    List<String> kind = layout.source().isRsa() ? OF_RSA : OF_EC;
    wanted.put("TLSEngine", "on");
    wanted.put(kind.get(0), layout.path("cert.pem"));
    wanted.put(kind.get(1), layout.path("key.pem"));
    wanted.put("TLSCertificateChainFile", layout.path("chain.pem"));
    if (layout.admitsClients()) {
      CommonFiles.requireClientCas(layout.source());
      wanted.put("TLSCACertificateFile", layout.path(CommonFiles.CLIENT_CAS));
    }
    switch (layout.settings().clients()) {
      case REQUIRED -> wanted.put("TLSVerifyClient", "on");
      case OPTIONAL -> wanted.put("TLSVerifyClient", "optional");
      case NONE -> wanted.put("TLSVerifyClient", "off");
      case KEEP -> {}
    }
    return wanted;
  }

  @Override
  public List<String> usualRestart(boolean configured) {
    return configured ? List.of("systemctl", "reload-or-restart", "proftpd") : List.of();
  }

  @Override
  public void requireCheckable(Layout layout) {
    if (check(layout).isEmpty()) {
      throw Fault.of(
              Kind.NOT_FOUND,
              "there is no " + program(layout) + ", by which the changed configuration is checked")
          .withHint("name it with --program, or take the risk with --restart-command");
    }
  }

  private static String program(Layout layout) {
    return layout.settings().program().map(Path::toString).orElse("/usr/sbin/proftpd");
  }

  @Override
  public Optional<List<String>> check(Layout layout) {
    Optional<Path> main =
        layout
            .settings()
            .main()
            .or(() -> layout.settings().file())
            .or(() -> layout.machine().first(MAIN_FILES));
    String program = program(layout);
    return main.filter(m -> Path.of(program).toFile().canExecute())
        .map(m -> List.of(program, "--configtest", "--config", m.toString()));
  }

  @Override
  public List<String> versionCommand() {
    return List.of("proftpd", "-v");
  }
}
