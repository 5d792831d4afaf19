package io.sealport.ftps;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.jspecify.annotations.Nullable;

/**
 * Says in words why no TLS came about.
 *
 * @param objection what the first bytes of the server say
 * @param wantsClient whether the server has come as far as to ask for a client certificate
 */
record TlsTrouble(TlsOffer offer, Optional<String> objection, boolean wantsClient) {

  /** What to add where a server went away that nobody had shown a certificate to. */
  static final String ASKED = "; the server had asked for a client certificate";

  NetFailure of(IOException e) {
    for (@Nullable Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof NetFailure failure) {
        return withObjection(failure);
      }
    }
    if (e instanceof TlsFatalAlertReceived alert) {
      return tls(objection.orElse(received(alert.getAlertDescription())), e);
    }
    if (e instanceof TlsFatalAlert alert) {
      return raised(alert);
    }
    return tls(objection.orElse("the TLS handshake failed: " + e.getMessage()), e);
  }

  /** Text instead of TLS says more than the end that came of it. */
  private NetFailure withObjection(NetFailure failure) {
    if (failure.kind() != Kind.CONNECTION) {
      return failure;
    }
    return objection
        .map(o -> tls(o, failure))
        .orElse(
            wantsClient
                ? new NetFailure(Kind.CONNECTION, failure.sentence() + ASKED, failure)
                : failure);
  }

  private String received(short alert) {
    return switch (alert) {
      case AlertDescription.protocol_version ->
          "the server refuses " + offer.wanted() + " (alert protocol_version)";
      case AlertDescription.handshake_failure, AlertDescription.insufficient_security ->
          wantsClient
              ? "the server ended the TLS handshake (alert handshake_failure)" + ASKED
              : "the server has no cipher suite, group or signature in common with "
                  + offer.wanted()
                  + " and forward secrecy (alert handshake_failure)";
      case AlertDescription.no_application_protocol ->
          "the server speaks none of the protocols offered by ALPN: " + offer.protocols();
      case AlertDescription.unrecognized_name ->
          "the server does not know the name "
              + offer.serverName().orElse("(none)")
              + " (alert unrecognized_name)";
      default -> "the server ended the TLS handshake: alert " + AlertDescription.getName(alert);
    };
  }

  /** The library raised it; it says why for some of them. */
  private NetFailure raised(TlsFatalAlert alert) {
    String why = String.valueOf(alert.getMessage());
    if (why.contains("maximum")) {
      return new NetFailure(
          Kind.TOO_MUCH, "the TLS handshake is too long: " + why + "; gave up", alert);
    }
    if (alert.getAlertDescription() == AlertDescription.decrypt_error) {
      return tls(
          "the server did not prove to hold the private key of the certificate that it sent",
          alert);
    }
    return tls(objection.orElse("the TLS handshake failed: " + why), alert);
  }

  private static NetFailure tls(String sentence, Throwable cause) {
    return new NetFailure(Kind.TLS, sentence, cause);
  }
}
