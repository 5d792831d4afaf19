package io.sealport.pki;

import java.net.URI;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * An issuing CA as far as a certificate under it must know: no key.
 *
 * @param id the CA's name in profiles and addresses: {@code root}, {@code servers}, {@code users}
 * @param certificate the CA's own certificate
 * @param algorithm how the CA signs
 * @param addresses where relying parties fetch what they need, over plain http
 */
public record Issuer(
    String id,
    X509CertificateHolder certificate,
    AlgorithmIdentifier algorithm,
    Addresses addresses) {

  /**
   * The addresses that go into every certificate of the CA (RFC 5280 4.2.1.13, 4.2.2.1).
   *
   * @param ocsp the OCSP responder
   * @param crl the CA's full CRL
   * @param caIssuers the CA's own certificate, DER
   */
  public record Addresses(URI ocsp, URI crl, URI caIssuers) {

    /** The addresses of a CA under a base URL such as {@code http://pki.example.com:8480}. */
    public static Addresses under(URI base, String id) {
      String prefix = base.toString().replaceAll("/+$", "");
      return new Addresses(
          URI.create(prefix + "/ocsp"),
          URI.create(prefix + "/crl/" + id + ".crl"),
          URI.create(prefix + "/ca/" + id + ".crt"));
    }
  }
}
