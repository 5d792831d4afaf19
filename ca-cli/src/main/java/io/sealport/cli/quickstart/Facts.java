package io.sealport.cli.quickstart;

import io.sealport.files.SafeFile;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/** What is told of certificates. */
final class Facts {

  private static final int MAX_PEM = 1 << 20;

  private Facts() {}

  /** Of the first certificate in a PEM file. */
  static CertificateFacts of(Path pem) {
    byte[] bytes = SafeFile.read(pem, MAX_PEM);
    return CertificateFacts.of(Pem.readCertificates(bytes, pem.toString()).get(0));
  }

  /** Serial, subject, names and last day. */
  static String sentence(CertificateFacts certificate) {
    String names =
        certificate.names().stream()
            .map(name -> name.type().wire() + ":" + name.value())
            .collect(Collectors.joining(", "));
    return "serial "
        + certificate.serial()
        + ", "
        + certificate.subject()
        + (names.isEmpty() ? "" : " (" + names + ")")
        + ", until "
        + day(certificate.notAfter());
  }

  /** The day of a moment, in UTC. */
  static String day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }
}
