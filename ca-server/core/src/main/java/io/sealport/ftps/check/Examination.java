package io.sealport.ftps.check;

import io.sealport.ftps.FtpsTarget;
import io.sealport.ftps.ServedEndpoint;
import io.sealport.ftps.ServedTls;
import io.sealport.ftps.TlsOffer;
import io.sealport.ftps.TlsVersion;
import io.sealport.net.Deadline;
import io.sealport.net.Dialer;
import io.sealport.net.Transcript;
import io.sealport.pki.CertificatePath;
import io.sealport.pki.Inspection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * One look under way, past the first handshake.
 *
 * @param target which answered
 * @param served what the first handshake showed
 * @param found is filled
 */
record Examination(
    CheckOrder order,
    FtpsTarget target,
    ServedEndpoint served,
    Dialer dialer,
    Deadline deadline,
    Transcript transcript,
    Findings found) {

  ServedTls tls() {
    return served.tls();
  }

  X509CertificateHolder certificate() {
    return tls().certificate();
  }

  boolean wants(CheckAspect aspect) {
    return order.aspects().contains(aspect);
  }

  /** The offer of every further handshake. */
  TlsOffer offer() {
    TlsOffer offer = TlsOffer.to(target.name()).showing(order.client());
    return tls().version() == TlsVersion.TLS_1_2 ? offer.only(TlsVersion.TLS_1_2) : offer;
  }

  /** The certificate with what was sent along and is known besides. */
  Inspection inspection(
      List<X509CertificateHolder> more, Optional<Inspection.Revocation> revocation) {
    List<X509CertificateHolder> chain = new ArrayList<>(tls().chain());
    chain.remove(0);
    chain.addAll(more);
    return new Inspection(
        certificate(), chain, order.anchors(), order.now(), Optional.of(target.name()), revocation);
  }

  /** The way up from the certificate; what cannot be read leads nowhere. */
  CertificatePath.Result path(List<X509CertificateHolder> more) {
    try {
      return CertificatePath.of(inspection(more, Optional.empty()));
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException malformed) {
      return new CertificatePath.Broken(
          CertificatePath.Why.ISSUER, "a certificate of the chain has a malformed extension");
    }
  }

  /** The certificate with what was sent along. */
  Inspection inspection() {
    return inspection(List.of(), Optional.empty());
  }
}
