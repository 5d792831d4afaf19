package io.sealport.server.identity.endpoint;

import io.sealport.ftps.server.Capabilities;
import io.sealport.ftps.server.Capability;
import io.sealport.ftps.server.FtpServerKind;
import io.sealport.ftps.server.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What to do with {@code cert.pem} and {@code key.pem}, or with {@code bundle.pem} that is both, so
 * that an FTPS server serves them; when it does comes from the table of capabilities.
 *
 * @param how with {@code DIR} for the folder of the files
 */
record ServerWords(FtpServerKind server, String how) {

  private static final Capabilities KNOWN = Capabilities.shipped();

  private static final List<ServerWords> ALL =
      List.of(
          new ServerWords(
              FtpServerKind.VSFTPD,
              "`rsa_cert_file=DIR/cert.pem` and `rsa_private_key_file=DIR/key.pem`, whatever the kind"
                  + " of key."),
          new ServerWords(
              FtpServerKind.PROFTPD,
              "`TLSECCertificateFile DIR/cert.pem` and `TLSECCertificateKeyFile DIR/key.pem`."),
          new ServerWords(
              FtpServerKind.PUREFTPD,
              "`DIR/bundle.pem` in the place of the file behind `-2` (`CertFile`)."),
          new ServerWords(
              FtpServerKind.FILEZILLA,
              "in the administration interface, at the FTPS settings, an X.509 certificate of your"
                  + " own with `DIR/cert.pem` and `DIR/key.pem`."),
          new ServerWords(
              FtpServerKind.SFTPGO,
              "`certificate_file` `DIR/cert.pem` and `certificate_key_file` `DIR/key.pem` of `ftpd`."),
          new ServerWords(
              FtpServerKind.GENERIC,
              "`DIR/cert.pem` as certificate, `DIR/key.pem` as key, and restart it"));

  /** For a step's data: {@code words.} and the server to what to do there, with that folder. */
  static Map<String, String> data(String folder) {
    return ALL.stream()
        .collect(Collectors.toMap(w -> "words." + w.server.id(), w -> w.told(folder)));
  }

  private String told(String folder) {
    String when =
        KNOWN.of(server, Optional.empty(), Statement.RELOAD).stream()
            .map(Capability::words)
            .map(w -> " " + w)
            .collect(Collectors.joining());
    return how.replace("DIR", folder) + when;
  }
}
