package io.sealport.ftps;

import io.sealport.fault.Fault;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.CertificateWindow.Invalid;
import io.sealport.pki.Inspection;
import io.sealport.pki.Name;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Believes a server whose certificate bears the name that was asked for, leads to an anchor, and
 * has nothing wrong that a certificate window would mark.
 */
record ServerVerification(Name host, ServerTrust.Verified trust) implements CertificateJudge {

  @Override
  public void judge(List<X509CertificateHolder> chain) throws NetFailure {
    Inspection inspection =
        new Inspection(
            chain.get(0),
            chain.subList(1, chain.size()),
            trust.anchors(),
            trust.now(),
            Optional.of(host),
            Optional.empty());
    Optional<String> objection = objection(inspection);
    if (objection.isPresent()) {
      throw new NetFailure(
          Kind.TLS, "the certificate of the server is not to be trusted: " + objection.get());
    }
  }

  private static Optional<String> objection(Inspection inspection) {
    try {
      return CertificateWindow.of(inspection).invalid().map(Invalid::sentence);
    } catch (Fault e) {
      return Optional.of(e.message());
    }
  }
}
