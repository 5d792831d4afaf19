package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.TBSCertificate;

/**
 * Attributes of distinguished names as UTF8String or PrintableString, the country as the latter.
 */
final class StringTypes implements Lint {

  @Override
  public String id() {
    return "lint.strings";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.2.4, 4.1.2.6, appendix A.1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    // The issuer's name is its own certificate's, octet for octet: judged there, not below it.
    return attributes(certificate.getSubject())
        .filter(a -> !isWellTyped(a))
        .findFirst()
        .flatMap(
            a ->
                found(
                    "an attribute " + a.getType() + " as " + typeOf(a.getValue()),
                    "UTF8String or PrintableString, the country as PrintableString"));
  }

  private static Stream<AttributeTypeAndValue> attributes(X500Name name) {
    return Stream.of(name.getRDNs()).flatMap(rdn -> Stream.of(rdn.getTypesAndValues()));
  }

  private static boolean isWellTyped(AttributeTypeAndValue attribute) {
    boolean printable =
        attribute.getValue() instanceof ASN1PrintableString text
            // The type's own letters, X.680 41.4.
            && text.getString().matches("[A-Za-z0-9 '()+,./:=?-]*");
    return printable
        || (attribute.getValue() instanceof ASN1UTF8String
            && !attribute.getType().equals(BCStyle.C));
  }

  private static String typeOf(ASN1Encodable value) {
    return value.getClass().getSimpleName().replaceFirst("^(DER|ASN1|BER|DL)", "");
  }
}
