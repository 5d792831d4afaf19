package io.sealport.cli.demo;

import io.sealport.cli.demo.DemoOutcome.Side;
import io.sealport.cli.demo.DemoOutcome.TlsRefused;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.commons.net.ftp.FTPConnectionClosedException;

/** Reads from the JDK's exceptions who broke off a handshake, and why. */
final class TlsRefusals {
  /** How the JDK words an alert that came in; there is no other way to learn which it was. */
  private static final String ALERT = "Received fatal alert: ";

  // RFC 8446 6.2; what is not listed says nothing about the certificate
  private static final Map<String, CertificateFault> FAULT_BY_ALERT =
      Map.of(
          "certificate_revoked", CertificateFault.REVOKED,
          "certificate_expired", CertificateFault.EXPIRED,
          "unknown_ca", CertificateFault.UNKNOWN_CA,
          "certificate_required", CertificateFault.NO_CERTIFICATE,
          "unsupported_certificate", CertificateFault.WRONG_PURPOSE);

  private TlsRefusals() {}

  /**
   * The refusal behind an exception, or empty if it is a fault of the connection.
   *
   * @param awaitsVerdict whether it came while the server was judging the client's certificate
   * @param presented whether the client had a certificate to present
   */
  static Optional<TlsRefused> in(IOException broken, boolean awaitsVerdict, boolean presented) {
    String message = String.valueOf(broken.getMessage());
    if (broken instanceof SSLException && message.contains(ALERT)) {
      String alert = message.substring(message.indexOf(ALERT) + ALERT.length());
      CertificateFault fault = FAULT_BY_ALERT.getOrDefault(alert, CertificateFault.NOT_SAID);
      return Optional.of(byServer(fault, "alert " + alert, presented));
    }
    if (awaitsVerdict && isClosed(broken)) {
      return Optional.of(byServer(CertificateFault.NOT_SAID, "connection closed", presented));
    }
    return cause(broken, CertificateException.class)
        .map(e -> new TlsRefused(Side.CLIENT, faultOf(e), String.valueOf(e.getMessage())));
  }

  /** True for every way in which the JDK and Commons Net say that the other side hung up. */
  private static boolean isClosed(IOException broken) {
    return broken instanceof FTPConnectionClosedException
        || cause(broken, EOFException.class).isPresent()
        || cause(broken, SocketException.class).isPresent();
  }

  private static TlsRefused byServer(CertificateFault fault, String detail, boolean presented) {
    boolean guess =
        !presented
            && fault == CertificateFault.NOT_SAID
            && !detail.matches("alert (protocol_version|insufficient_security|internal_error)");
    return new TlsRefused(Side.SERVER, guess ? CertificateFault.NO_CERTIFICATE : fault, detail);
  }

  private static CertificateFault faultOf(CertificateException found) {
    Optional<CertPathValidatorException> invalid = cause(found, CertPathValidatorException.class);
    if (invalid.isPresent()) {
      return RefusedCertificateException.faultOf(invalid.get());
    }
    if (cause(found, CertPathBuilderException.class).isPresent()) {
      return CertificateFault.UNKNOWN_CA;
    }
    // "No subject alternative DNS name matching ..." and "No name matching ... found"
    return String.valueOf(found.getMessage()).startsWith("No ")
        ? CertificateFault.WRONG_NAME
        : CertificateFault.INVALID;
  }

  private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> wanted) {
    for (Throwable next = thrown; next != null; next = next.getCause()) {
      if (wanted.isInstance(next)) {
        return Optional.of(wanted.cast(next));
      }
    }
    return Optional.empty();
  }
}
