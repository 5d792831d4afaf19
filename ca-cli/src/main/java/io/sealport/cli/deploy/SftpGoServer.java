package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.server.FtpServerKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * SFTPGo: PEM files, read again at SIGHUP. Its settings can be said in the environment, for which
 * it reads a folder of files: one of ours stands there, and nobody's JSON or YAML is touched.
 */
final class SftpGoServer implements FtpServer {

  private static final List<String> USUAL = List.of("/etc/sftpgo/env.d", "/var/lib/sftpgo/env.d");
  private static final String OURS = "sealport.env";

  private static final Set<String> READ =
      Set.of("fullchain.pem", "key.pem", CommonFiles.CLIENT_CAS, Source.CRLS);

  @Override
  public FtpServerKind kind() {
    return FtpServerKind.SFTPGO;
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
    List<String> lines = new ArrayList<>();
    lines.add("SFTPGO_FTPD__CERTIFICATE_FILE=" + layout.path("fullchain.pem"));
    lines.add("SFTPGO_FTPD__CERTIFICATE_KEY_FILE=" + layout.path("key.pem"));
    if (layout.admitsClients()) {
      CommonFiles.requireClientCas(layout.source());
      lines.add("SFTPGO_FTPD__CA_CERTIFICATES=" + layout.path(CommonFiles.CLIENT_CAS));
      if (layout.source().text("crls.pem").isPresent()) {
        lines.add("SFTPGO_FTPD__CA_REVOCATION_LISTS=" + layout.path("crls.pem"));
      }
    }
    String binding = "SFTPGO_FTPD__BINDINGS__" + layout.settings().section().orElse("0");
    switch (layout.settings().clients()) {
      case REQUIRED -> lines.add(binding + "__CLIENT_AUTH_TYPE=1");
      case OPTIONAL -> lines.add(binding + "__CLIENT_AUTH_TYPE=2");
      case NONE -> lines.add(binding + "__CLIENT_AUTH_TYPE=0");
      case KEEP -> {}
    }
    return lines;
  }

  @Override
  public Edits edits(Layout layout) {
    if (!layout.settings().section().map(s -> s.matches("\\d{1,3}")).orElse(true)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "--section \""
              + layout.settings().section().orElse("")
              + "\"; wanted a binding's number");
    }
    Path folder = configuration(layout, USUAL);
    String text = String.join("\n", directives(layout)) + "\n";
    return new Edits(ConfigFile.readOrNew(folder.resolve(OURS)).edited(text), List.of());
  }

  /** SIGHUP has the files read again; what is in the environment, only a restart. */
  @Override
  public List<String> usualRestart(boolean configured) {
    return List.of("systemctl", configured ? "restart" : "reload", "sftpgo");
  }

  @Override
  public List<String> versionCommand() {
    return List.of("sftpgo", "-v");
  }
}
