package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/** The extensions of a CRL (RFC 5280 5.2). */
final class CrlExtensions {

  private final ExtensionsGenerator all = new ExtensionsGenerator();

  private CrlExtensions() {}

  static Extensions of(CrlHead head) {
    CrlExtensions extensions = new CrlExtensions();
    CrlKind kind = head.kind();
    extensions.add(
        Extension.authorityKeyIdentifier,
        false,
        // 5.2.1
        new AuthorityKeyIdentifier(KeyIdentifiers.named(head.issuer().certificate())));
    extensions.add(Extension.cRLNumber, false, number(head.number()));
    // 5.2.4: critical, or somebody would take a delta for all there is.
    kind.base().ifPresent(b -> extensions.add(Extension.deltaCRLIndicator, true, number(b)));
    // 5.2.5: critical, or a part would be taken for the whole. Nothing narrows it but the address:
    // which certificates name that, the CA alone decides.
    kind.point()
        .ifPresent(
            p ->
                extensions.add(
                    Extension.issuingDistributionPoint,
                    true,
                    new IssuingDistributionPoint(name(p), false, false, null, false, false)));
    kind.freshest().ifPresent(f -> extensions.add(Extension.freshestCRL, false, points(f)));
    return extensions.all.generate();
  }

  /** One point with that address and nothing else, as certificates and CRLs name them. */
  static CRLDistPoint points(URI address) {
    return new CRLDistPoint(
        new DistributionPoint[] {new DistributionPoint(name(address), null, null)});
  }

  private static DistributionPointName name(URI address) {
    return new DistributionPointName(
        new GeneralNames(
            new GeneralName(GeneralName.uniformResourceIdentifier, address.toASCIIString())));
  }

  private static CRLNumber number(long number) {
    return new CRLNumber(BigInteger.valueOf(number));
  }

  private void add(ASN1ObjectIdentifier id, boolean critical, ASN1Encodable value) {
    try {
      all.addExtension(id, critical, value);
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode an extension of a CRL", e);
    }
  }
}
