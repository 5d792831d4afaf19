package io.sealport.policy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.pki.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * The subject attributes that every certificate of a profile has beside its common name. What a CSR
 * asks for besides the common name is not looked at.
 */
public record SubjectConstants(Map<Attribute, String> values) {

  /** The attributes in the order in which they stand in the subject. */
  @SuppressWarnings("ImmutableEnumChecker") // Bouncy Castle does not annotate its types.
  public enum Attribute {
    // RFC 5280 appendix A.1, the upper bounds.
    C(BCStyle.C, 2),
    ST(BCStyle.ST, 128),
    L(BCStyle.L, 128),
    O(BCStyle.O, 64),
    OU(BCStyle.OU, 64);

    private final ASN1ObjectIdentifier oid;
    private final int maxLength;

    Attribute(ASN1ObjectIdentifier oid, int maxLength) {
      this.oid = oid;
      this.maxLength = maxLength;
    }

    String wire() {
      return name().toLowerCase(Locale.ROOT);
    }

    int maxLength() {
      return maxLength;
    }

    static Attribute parse(String wire) {
      return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    /** The value, if it may stand in the attribute. */
    String require(String value) {
      boolean fits =
          this == C
              ? value.matches("[A-Z]{2}")
              : !value.isEmpty()
                  && value.length() <= maxLength
                  && value.equals(value.strip())
                  && value.chars().noneMatch(Character::isISOControl);
      if (!fits) {
        throw Fault.of(
            Kind.BAD_INPUT,
            "\""
                + Name.printable(value)
                + "\"; wanted "
                + (this == C
                    ? "two capital letters (ISO 3166)"
                    : "1 to " + maxLength + " visible characters"));
      }
      return value;
    }
  }

  public SubjectConstants {
    values = java.util.Collections.unmodifiableMap(new TreeMap<>(values));
  }

  /** The subject: the constants, then the common name if one of the names is short enough. */
  X500Name subject(List<Name> names) {
    X500NameBuilder subject = new X500NameBuilder(BCStyle.INSTANCE);
    values.forEach((attribute, value) -> subject.addRDN(attribute.oid, value));
    for (RDN commonName : Names.subject(names).getRDNs()) {
      subject.addRDN(commonName.getFirst().getType(), commonName.getFirst().getValue());
    }
    return subject.build();
  }

  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining(","));
  }
}
