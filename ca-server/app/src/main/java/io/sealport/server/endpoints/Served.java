package io.sealport.server.endpoints;

import io.sealport.api.EndpointServed;
import io.sealport.ftps.FtpsMode;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Pem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint served when it was last reached. The certificates may be anybody's.
 *
 * @param reached when that was
 * @param since when a look first found this chain there
 * @param address where it was dialled
 * @param mode how TLS was begun
 * @param chain as it was sent, its own certificate first; never empty
 * @param revokedTest empty where no revoked certificate was shown
 */
record Served(
    Instant reached,
    Instant since,
    String address,
    FtpsMode mode,
    List<X509CertificateHolder> chain,
    Optional<RevokedTest> revokedTest) {

  Served {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("an endpoint that served no certificate");
    }
  }

  X509CertificateHolder certificate() {
    return chain.get(0);
  }

  /** Lower-case hex; of a stranger's certificate it may be any number. */
  String serial() {
    return certificate().getSerialNumber().toString(16);
  }

  String sha256() {
    return CertificateFacts.sha256(CertificateFacts.encoded(certificate()));
  }

  String subject() {
    return CertificateWindow.name(certificate().getSubject());
  }

  String issuer() {
    return CertificateWindow.name(certificate().getIssuer());
  }

  Instant notBefore() {
    return certificate().getNotBefore().toInstant();
  }

  Instant notAfter() {
    return certificate().getNotAfter().toInstant();
  }

  /**
   * As the API tells it.
   *
   * @param whole with the certificates themselves
   */
  EndpointServed info(boolean whole) {
    @Nullable List<String> pem = whole ? chain.stream().map(Pem::certificate).toList() : null;
    return new EndpointServed(
        reached,
        since,
        address,
        mode.wire(),
        serial(),
        subject(),
        issuer(),
        notBefore(),
        notAfter(),
        sha256(),
        revokedTest.map(RevokedTest::wire).orElse(null),
        pem);
  }
}
