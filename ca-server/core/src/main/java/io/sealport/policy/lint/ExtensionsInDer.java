package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Each extension is one value in DER with nothing behind it, named bits without trailing zeros. */
final class ExtensionsInDer implements Lint {

  @Override
  public String id() {
    return "lint.der";
  }

  @Override
  public String source() {
    return "RFC 5280 4.2, X.690 11.2.2";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Extensions extensions = certificate.getExtensions();
    if (extensions == null) {
      return Optional.empty();
    }
    for (ASN1ObjectIdentifier oid : extensions.getExtensionOIDs()) {
      if (!isDer(oid, extensions.getExtension(oid).getExtnValue().getOctets())) {
        return found("the extension " + oid + " in another encoding", "DER");
      }
    }
    return Optional.empty();
  }

  private static boolean isDer(ASN1ObjectIdentifier oid, byte[] value) {
    try {
      ASN1Primitive read = ASN1Primitive.fromByteArray(value);
      return Arrays.equals(read.getEncoded(ASN1Encoding.DER), value)
          && (!oid.equals(Extension.keyUsage) || isMinimal(ASN1BitString.getInstance(read)));
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean isMinimal(ASN1BitString bits) {
    byte[] octets = bits.getBytes();
    return octets.length > 0
        && Integer.numberOfTrailingZeros(octets[octets.length - 1] & 0xff) == bits.getPadBits();
  }
}
