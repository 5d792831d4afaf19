package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Subject attributes within their upper bounds, each once, without control characters. */
final class SubjectForm implements Lint {

  @Override
  public String id() {
    return "lint.subject";
  }

  @Override
  public String source() {
    return "RFC 5280 4.1.2.6, appendix A.1";
  }

  private static final Map<ASN1ObjectIdentifier, Integer> UPPER_BOUNDS =
      Map.of(
          BCStyle.CN, 64,
          BCStyle.O, 64,
          BCStyle.OU, 64,
          BCStyle.L, 128,
          BCStyle.ST, 128,
          BCStyle.C, 2);

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    Set<ASN1ObjectIdentifier> seen = new HashSet<>();
    for (RDN rdn : certificate.getSubject().getRDNs()) {
      AttributeTypeAndValue attribute = rdn.getFirst();
      if (rdn.isMultiValued() || !seen.add(attribute.getType())) {
        return found("an attribute " + attribute.getType() + " more than once", "each once");
      }
      if (!fits(attribute)) {
        return found(
            "an attribute " + attribute.getType() + " that is empty, too long or unknown",
            "C, ST, L, O, OU and CN within their upper bounds");
      }
    }
    return Optional.empty();
  }

  private static boolean fits(AttributeTypeAndValue attribute) {
    Integer bound = UPPER_BOUNDS.get(attribute.getType());
    if (bound == null || !(attribute.getValue() instanceof ASN1String text)) {
      return false;
    }
    String value = text.getString();
    return !value.isEmpty()
        && value.codePointCount(0, value.length()) <= bound
        && value.chars().noneMatch(Character::isISOControl);
  }
}
