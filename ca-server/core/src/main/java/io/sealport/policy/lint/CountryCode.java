package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import io.sealport.pki.Name;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** A country that there is, in capital letters. */
final class CountryCode implements HouseLint {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  @Override
  public String id() {
    return "lint.country";
  }

  @Override
  public String source() {
    return "X.520 6.3.1, ISO 3166-1";
  }

  @Override
  public Optional<Violation> check(TBSCertificate certificate) {
    return Stream.of(certificate.getSubject().getRDNs(BCStyle.C))
        .map(rdn -> rdn.getFirst().getValue().toString())
        .filter(c -> !COUNTRIES.contains(c))
        .findFirst()
        .flatMap(c -> found("the country \"" + Name.printable(c) + "\"", "a code such as GB"));
  }
}
