package io.sealport.pki;

import java.net.URI;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * An issuing CA as far as a certificate under it must know: no key.
 *
 * @param id the CA's name in profiles and addresses: see {@link CaId}
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
   * @param ocsp the OCSP responder; empty for a root that is kept offline, which has none
   * @param crl the CA's full CRL
   * @param caIssuers the CA's own certificate, DER
   */
  public record Addresses(Optional<URI> ocsp, URI crl, URI caIssuers) {

    /** The addresses of a CA under a base URL such as {@code http://pki.example.com:8480}. */
    public static Addresses under(URI base, String id) {
      String prefix = base.toString().replaceAll("/+$", "");
      return new Addresses(
          Optional.of(URI.create(prefix + "/ocsp")),
          URI.create(prefix + "/crl/" + id + ".crl"),
          URI.create(prefix + "/ca/" + id + ".crt"));
    }

    /** The address of the CRL that a certificate's status is on. */
    public URI crl(CrlId id) {
      return beside(id.name());
    }

    /** The address of the deltas to that CRL. */
    public URI delta(CrlId id) {
      return beside(id.deltaName());
    }

    private URI beside(String name) {
      return crl.resolve(name + ".crl");
    }

    /** The same of a CA that nobody answers OCSP for. */
    public Addresses withoutOcsp() {
      return new Addresses(Optional.empty(), crl, caIssuers);
    }
  }
}
