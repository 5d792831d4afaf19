package io.sealport.server.identity.endpoint;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What to do with {@code cert.pem} and {@code key.pem}, or with {@code bundle.pem} that is both, so
 * that an FTPS server serves them.
 *
 * @param server as {@code --ftp-server} of the command line spells it
 * @param how with {@code DIR} for the folder of the files
 */
record ServerWords(String server, String how) {

  private static final List<ServerWords> ALL =
      List.of(
          new ServerWords(
              "vsftpd",
              "`rsa_cert_file=DIR/cert.pem` and `rsa_private_key_file=DIR/key.pem`, whatever the kind"
                  + " of key, and restart it: a reload does not read them"),
          new ServerWords(
              "proftpd",
              "`TLSECCertificateFile DIR/cert.pem` and `TLSECCertificateKeyFile DIR/key.pem`, and"
                  + " reload it; files that it names already are read anew for each session"),
          new ServerWords(
              "pureftpd",
              "`DIR/bundle.pem` in the place of the file behind `-2` (`CertFile`), and restart it"),
          new ServerWords(
              "filezilla",
              "in the administration interface, at the FTPS settings, an X.509 certificate of your"
                  + " own with `DIR/cert.pem` and `DIR/key.pem`, and apply"),
          new ServerWords(
              "generic", "`DIR/cert.pem` as certificate, `DIR/key.pem` as key, and restart it"));

  /** For a step's data: {@code words.} and the server to what to do there, with that folder. */
  static Map<String, String> data(String folder) {
    return ALL.stream()
        .collect(Collectors.toMap(w -> "words." + w.server, w -> w.how.replace("DIR", folder)));
  }
}
