package io.sealport.ftps;

import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.OCSPResp;

/**
 * What a TLS server served, and proved in this very handshake to hold the private key of. Nothing
 * is said of trust: any certificate can be in it.
 *
 * @param chain as it was sent, the server's own certificate first; never empty
 * @param cipherSuite IANA's name
 * @param clientCertificateRequested whether the server asked for one (none was shown)
 * @param clientIssuers the CAs that it named then; often empty
 * @param protocol what it chose of the protocols that were offered (RFC 7301)
 * @param stapled the OCSP response that it sent along (RFC 6066 8), unverified
 */
public record ServedTls(
    List<X509CertificateHolder> chain,
    TlsVersion version,
    String cipherSuite,
    boolean clientCertificateRequested,
    List<X500Name> clientIssuers,
    Optional<String> protocol,
    Optional<OCSPResp> stapled) {

  public ServedTls {
    chain = List.copyOf(chain);
    clientIssuers = List.copyOf(clientIssuers);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a server without a certificate");
    }
  }

  /** The server's own certificate. */
  public X509CertificateHolder certificate() {
    return chain.get(0);
  }
}
