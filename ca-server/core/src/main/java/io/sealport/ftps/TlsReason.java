package io.sealport.ftps;

import io.sealport.net.NetFailure;
import java.util.Optional;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.jspecify.annotations.Nullable;

/** Why no TLS came about, or why it ended: what tells a cipher fault from a certificate fault. */
public enum TlsReason {
  /** Words in plain text where TLS was to begin. */
  PLAIN_TEXT,
  /** No version in common. */
  VERSION,
  /** No cipher suite, group or signature in common; a missing client certificate looks the same. */
  NOTHING_IN_COMMON,
  /** The server signs with another key than its certificate's. */
  KEY_NOT_PROVEN,
  /** None of the protocols that were offered (RFC 7301). */
  PROTOCOL_NAME,
  /** The server does not know the name that was asked for (RFC 6066 3). */
  SERVER_NAME,
  /** The client certificate, or the want of it. */
  CLIENT_CERTIFICATE,
  /** The certificate demands a stapled answer and there is none (RFC 7633). */
  NO_STAPLE,
  /** Anything else. */
  OTHER;

  /** Bouncy Castle's word for status_request. */
  private static final String STAPLE = "TLS Feature 5";

  /** The reason of a failure. */
  public static TlsReason of(NetFailure failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      Optional<TlsReason> reason = one(t);
      if (reason.isPresent()) {
        return reason.get();
      }
    }
    return OTHER;
  }

  private static Optional<TlsReason> one(Throwable t) {
    if (t instanceof PlainTextException) {
      return Optional.of(PLAIN_TEXT);
    }
    if (t instanceof TlsFatalAlertReceived alert) {
      return Optional.of(received(alert.getAlertDescription()));
    }
    return t instanceof TlsFatalAlert alert ? Optional.of(raised(alert)) : Optional.empty();
  }

  private static TlsReason received(short alert) {
    return switch (alert) {
      case AlertDescription.protocol_version -> VERSION;
      case AlertDescription.handshake_failure, AlertDescription.insufficient_security ->
          NOTHING_IN_COMMON;
      case AlertDescription.no_application_protocol -> PROTOCOL_NAME;
      case AlertDescription.unrecognized_name -> SERVER_NAME;
      case AlertDescription.no_certificate,
          AlertDescription.bad_certificate,
          AlertDescription.unsupported_certificate,
          AlertDescription.certificate_revoked,
          AlertDescription.certificate_expired,
          AlertDescription.certificate_unknown,
          AlertDescription.unknown_ca,
          AlertDescription.access_denied,
          AlertDescription.certificate_required ->
          CLIENT_CERTIFICATE;
      default -> OTHER;
    };
  }

  private static TlsReason raised(TlsFatalAlert alert) {
    return switch (alert.getAlertDescription()) {
      case AlertDescription.protocol_version -> VERSION;
      case AlertDescription.decrypt_error -> KEY_NOT_PROVEN;
      case AlertDescription.certificate_unknown ->
          String.valueOf(alert.getMessage()).contains(STAPLE) ? NO_STAPLE : OTHER;
      default -> OTHER;
    };
  }
}
