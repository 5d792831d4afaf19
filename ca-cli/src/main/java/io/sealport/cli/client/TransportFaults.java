package io.sealport.cli.client;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why no answer came, in words that say what to look at. */
final class TransportFaults {

  private final URI server;
  private final Path trust;

  TransportFaults(URI server, Path trust) {
    this.server = server;
    this.trust = trust;
  }

  Fault of(IOException e) {
    if (e instanceof SSLException || has(e, CertificateException.class).isPresent()) {
      return tls(e);
    }
    if (has(e, UnresolvedAddressException.class).isPresent()
        || has(e, UnknownHostException.class).isPresent()) {
      return unavailable(
          "the server's name " + server.getHost() + " is not known here", "check the address", e);
    }
    if (e instanceof HttpTimeoutException) {
      return unavailable(
          "the server at " + server + " did not answer in time", "try again, or see its log", e);
    }
    if (e instanceof ConnectException) {
      return unavailable(
          "no server answers at " + server, "is it running? sealport serve --home DIR", e);
    }
    return unavailable(
        "the connection to " + server + " broke: " + words(e), "try again, or see its log", e);
  }

  private Fault tls(IOException e) {
    String message = words(e);
    if (message.startsWith("Received fatal alert")) {
      return refusedUs(message, e);
    }
    if (has(e, CertificateExpiredException.class).isPresent()
        || has(e, CertificateNotYetValidException.class).isPresent()) {
      return unavailable(
          "the certificate of " + server + " is not valid today", "check both clocks", e);
    }
    if (has(e, CertPathBuilderException.class).isPresent()
        || has(e, CertPathValidatorException.class).isPresent()) {
      return unavailable(
          "the server at " + server + " is not trusted: its certificate does not lead to " + trust,
          "--trust takes the CA's root certificate: HOME/public/root.pem of its home",
          e);
    }
    if (has(e, CertificateException.class).isPresent()) {
      return unavailable(
          "the server at " + server + " is certified for other names, not " + server.getHost(),
          "use the name that its certificate holds",
          e);
    }
    return unavailable("no TLS with " + server + ": " + message, "is this its https port?", e);
  }

  /** TLS 1.3 tells it only after the handshake, so it arrives as a broken connection. */
  private Fault refusedUs(String alert, IOException e) {
    if (alert.contains("certificate") || alert.contains("unknown_ca")) {
      return Fault.of(
              Kind.UNAUTHENTICATED,
              "the server at " + server + " refused our client certificate (" + alert + ")",
              e)
          .withHint("is it expired, revoked, or of another CA?");
    }
    return unavailable("no TLS with " + server + ": " + alert, "see the server's log", e);
  }

  private static Fault unavailable(String message, String hint, IOException e) {
    return Fault.of(Kind.UNAVAILABLE, message, e).withHint(hint);
  }

  private static String words(Throwable e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  private static Optional<Throwable> has(Throwable top, Class<? extends Throwable> type) {
    for (Throwable t = top; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }
}
