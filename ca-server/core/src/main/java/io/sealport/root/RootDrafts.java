package io.sealport.root;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaDraft;
import io.sealport.pki.CaId;
import io.sealport.pki.CrlDraft;
import io.sealport.pki.Issuer;
import io.sealport.pki.KeyType;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.SignatureScheme;
import java.net.URI;
import java.net.URISyntaxException;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What a request leads to, before the signature. The server drafts it again from its own request
 * and holds the answer against it.
 */
final class RootDrafts {

  /** No address of a CRL of the root's own is needed to draft a CRL. */
  private static final String NO_BASE = "http://ca.invalid";

  private RootDrafts() {}

  static TBSCertList crl(RootRequest request, X509CertificateHolder root, long number) {
    RootRequest.WantedCrl wanted = request.wantedCrl();
    return CrlDraft.of(
        issuer(root, NO_BASE), number, wanted.thisUpdate(), wanted.nextUpdate(), request.entries());
  }

  static TBSCertificate ca(RootRequest request, X509CertificateHolder root, SerialNumber serial) {
    RootRequest.WantedCa wanted = request.wantedCa();
    return CaDraft.issuing(
        CaDraft.nameOf(root),
        wanted.title(),
        request.csr().publicKey(),
        issuer(root, wanted.base()),
        serial,
        request.created());
  }

  private static Issuer issuer(X509CertificateHolder root, String base) {
    return new Issuer(
        CaId.ROOT,
        root,
        SignatureScheme.forKey(KeyType.of(root.getSubjectPublicKeyInfo())).identifier(),
        Issuer.Addresses.under(URI.create(base), CaId.ROOT).withoutOcsp());
  }

  static void requireBase(String base) {
    try {
      URI uri = new URI(base);
      // RFC 5280 8: https here would need a certificate to check a certificate.
      if ("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getQuery() == null) {
        return;
      }
    } catch (URISyntaxException e) {
      // Said below.
    }
    throw Fault.of(
        Kind.BAD_INPUT,
        "the base address is \""
            + io.sealport.pki.Name.printable(base)
            + "\"; wanted http://HOST[:PORT][/PATH]");
  }
}
