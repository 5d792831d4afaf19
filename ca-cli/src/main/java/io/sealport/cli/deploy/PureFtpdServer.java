package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.server.FtpServerKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pure-FTPd: key, certificate and chain in one file, read at the start. Whoever shows a certificate
 * of a CA in that very file is let in as a client, so the CAs of clients are in it only where
 * clients are to show certificates.
 *
 * <p>Its configuration is a file, or Debian's folder of one file for each option. Debian's program
 * that reads the folder knows no option for the certificate's file: there a link is put in the one
 * place where it is looked for.
 */
final class PureFtpdServer implements FtpServer {

  private static final List<String> USUAL =
      List.of("/etc/pure-ftpd/conf", "/etc/pure-ftpd/pure-ftpd.conf", "/etc/pure-ftpd.conf");
  private static final String BUILT_IN = "/etc/ssl/private/pure-ftpd.pem";
  private static final String BUNDLE = "pure-ftpd.pem";
  private static final String MANDATORY = "-C:";

  @Override
  public FtpServerKind kind() {
    return FtpServerKind.PUREFTPD;
  }

  @Override
  public List<NewFile> files(Layout layout) {
    Source source = layout.source();
    List<NewFile> files = new ArrayList<>(CommonFiles.of(source));
    String bundle = source.keyText() + source.certificateText() + source.chainText();
    files.add(
        NewFile.secret(
            BUNDLE, wantsClients(layout) ? bundle + CommonFiles.requireClientCas(source) : bundle));
    return files;
  }

  @Override
  public boolean reads(String file) {
    return file.equals(BUNDLE);
  }

  @Override
  public List<String> directives(Layout layout) {
    List<String> lines = new ArrayList<>();
    lines.add("CertFile " + layout.path(BUNDLE));
    lines.add("TLS 1");
    if (layout.settings().clients() == Settings.Clients.REQUIRED) {
      lines.add("TLSCipherSuite " + MANDATORY + "HIGH");
    }
    return lines;
  }

  @Override
  public Edits edits(Layout layout) {
    Path configuration = configuration(layout, USUAL);
    List<Change> changes = new ArrayList<>();
    PureFtpdOptions options = PureFtpdOptions.of(configuration);
    if (options.knowsCertificate()) {
      options.set("CertFile", layout.path(BUNDLE));
      options.disable("CertFileAndKey");
    } else {
      link(layout).ifPresent(changes::add);
    }
    if (options.value("TLS").filter(v -> !v.equals("0")).isEmpty()) {
      options.set("TLS", "1");
    }
    ciphers(layout, options);
    changes.addAll(options.changes());
    changes.addAll(DropIn.of(layout, "pure-ftpd.service"));
    return new Edits(changes, wantsClients(layout) ? List.of(admits(layout)) : List.of());
  }

  private static Optional<Change> link(Layout layout) {
    Path file = layout.machine().path(BUILT_IN);
    Path to = Path.of(layout.path(BUNDLE));
    try {
      boolean there = Files.isSymbolicLink(file) && Files.readSymbolicLink(file).equals(to);
      return there ? Optional.empty() : Optional.of(new Change.Link(file, to, Content.of(file)));
    } catch (java.io.IOException e) {
      throw Fault.of(Kind.UNAVAILABLE, "cannot look at " + file, e);
    }
  }

  private static void ciphers(Layout layout, PureFtpdOptions options) {
    String now = options.value("TLSCipherSuite").orElse("HIGH");
    String bare = now.startsWith(MANDATORY) ? now.substring(MANDATORY.length()) : now;
    switch (layout.settings().clients()) {
      case REQUIRED -> options.set("TLSCipherSuite", MANDATORY + bare);
      case NONE -> {
        if (now.startsWith(MANDATORY)) {
          options.set("TLSCipherSuite", bare);
        }
      }
      case OPTIONAL ->
          throw Fault.of(
                  Kind.BAD_INPUT, "Pure-FTPd asks for a client certificate of everybody or nobody")
              .withHint("--clients required or --clients none");
      case KEEP -> {}
    }
  }

  /** Said aloud, since nobody expects it of a file that is the server's own certificate. */
  private static String admits(Layout layout) {
    List<String> cas =
        layout.source().requireCertificates(CommonFiles.CLIENT_CAS, "is put into it").stream()
            .map(c -> c.getSubject().toString())
            .toList();
    return "Pure-FTPd lets in whoever has a client certificate of any CA in the file of its own"
        + " certificate: "
        + String.join("; ", cas)
        + ", and the CAs of its own chain. Whoever adds a CA there admits that CA's clients.";
  }

  /** Whether clients show certificates, by the order or by what is configured already. */
  private boolean wantsClients(Layout layout) {
    return switch (layout.settings().clients()) {
      case REQUIRED -> true;
      case NONE, OPTIONAL -> false;
      case KEEP ->
          layout
              .settings()
              .file()
              .or(() -> layout.machine().first(USUAL))
              .filter(Files::exists)
              .flatMap(f -> PureFtpdOptions.of(f).value("TLSCipherSuite"))
              .filter(v -> v.startsWith(MANDATORY))
              .isPresent();
    };
  }

  @Override
  public List<String> usualRestart(boolean configured) {
    return List.of("systemctl", "restart", "pure-ftpd");
  }

  @Override
  public List<String> versionCommand() {
    return List.of("pure-ftpd", "--help");
  }
}
