package io.sealport.server.identity.person;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.net.NetFailure;
import io.sealport.pki.CertificatePath;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Inspection;
import io.sealport.pki.Pem;
import io.sealport.server.identity.Looking;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CertificateHolder;

/** A CA of somebody else's that the operator believes. */
final class ForeignAuthority {

  private static final long MAX_ANCHORS = 1024 * 1024;

  private final CertificateSettings.Authority settings;
  private final ForeignRevocation revocation;

  ForeignAuthority(CertificateSettings.Authority settings, ForeignRevocation revocation) {
    this.settings = settings;
    this.revocation = revocation;
  }

  String name() {
    return settings.name();
  }

  boolean commonNameIsLogin() {
    return settings.commonNameIsLogin();
  }

  /**
   * The certificate with the CAs above it up to an anchor; empty if it is none of this CA's.
   *
   * @throws NetFailure if the anchors cannot be read
   */
  Optional<List<X509CertificateHolder>> path(PresentedCertificate presented, Looking looking)
      throws NetFailure {
    Inspection inspection = presented.inspection(anchors(), looking.now());
    if (CertificatePath.of(inspection) instanceof CertificatePath.Found found && found.trusted()) {
      return Optional.of(found.certificates());
    }
    return Optional.empty();
  }

  /**
   * Why the certificate proves nothing though it leads to an anchor.
   *
   * @param path from {@link #path}
   * @throws NetFailure if the anchors cannot be read
   */
  Optional<String> objection(
      PresentedCertificate presented, List<X509CertificateHolder> path, Looking looking)
      throws NetFailure {
    Optional<String> wrong =
        CertificateWindow.of(presented.inspection(anchors(), looking.now()))
            .invalid()
            .map(CertificateWindow.Invalid::sentence);
    return wrong.isPresent() ? wrong : revocation.objection(path, looking);
  }

  private List<X509CertificateHolder> anchors() throws NetFailure {
    try {
      List<X509CertificateHolder> anchors = new ArrayList<>();
      for (Path file : files()) {
        anchors.addAll(Pem.readCertificates(SafeFile.read(file, MAX_ANCHORS), file.toString()));
      }
      if (anchors.isEmpty()) {
        throw Fault.of(Kind.NOT_FOUND, "no certificate in " + settings.anchors());
      }
      return anchors;
    } catch (Fault | UncheckedIOException | IOException e) {
      throw new NetFailure(
          NetFailure.Kind.PROTOCOL,
          "this CA cannot read what it trusts of \"" + settings.name() + "\"",
          e);
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(settings.anchors())) {
      return List.of(settings.anchors());
    }
    try (Stream<Path> files = Files.list(settings.anchors())) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
