package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** What is the default is left out, as DER wants it: an explicit FALSE is another certificate. */
final class DefaultsOmitted implements Lint {

  /** RFC 5280 4.1: the tag of TBSCertificate's extensions. */
  private static final int EXTENSIONS = 3;

  @Override
  public String id() {
    return "lint.defaults";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1, X.690 11.5";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    if (certificate.getExtensions() == null) {
      return Optional.empty();
    }
    for (ASN1Encodable extension : written(certificate)) {
      ASN1Sequence parts = ASN1Sequence.getInstance(extension);
      if (parts.size() == 3 && isFalse(parts.getObjectAt(1))) {
        return found(
            "an extension " + parts.getObjectAt(0) + " with critical FALSE", "nothing there");
      }
    }
    Extension constraints = certificate.getExtensions().getExtension(Extension.basicConstraints);
    boolean explicit =
        constraints != null
            && constraints.getParsedValue() instanceof ASN1Sequence parts
            && parts.size() > 0
            && isFalse(parts.getObjectAt(0));
    return require(!explicit, "basicConstraints with cA FALSE", "nothing there");
  }

  /** As it is written: Bouncy Castle's own type does not tell FALSE from nothing. */
  private static ASN1Sequence written(TBSCertificate certificate) {
    for (ASN1Encodable part : ASN1Sequence.getInstance(certificate.toASN1Primitive())) {
      if (part instanceof ASN1TaggedObject tagged && tagged.getTagNo() == EXTENSIONS) {
        return ASN1Sequence.getInstance(tagged, true);
      }
    }
    return new DERSequence();
  }

  private static boolean isFalse(ASN1Encodable value) {
    return value instanceof ASN1Boolean flag && !flag.isTrue();
  }
}
