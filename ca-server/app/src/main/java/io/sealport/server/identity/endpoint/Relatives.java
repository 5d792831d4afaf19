package io.sealport.server.identity.endpoint;

import com.google.common.net.InternetDomainName;
import io.sealport.pki.Name;
import java.util.Optional;

/**
 * Which names may share a key without a word from the operator: DNS names below one registrable
 * domain (the label above a suffix of the Public Suffix List, private suffixes included, so that
 * two customers of a hoster are strangers). A name outside of every listed suffix, such as {@code
 * ftp.corp.internal}, and an address are related to nothing but themselves: nobody knows who else
 * is there.
 */
final class Relatives {

  private Relatives() {}

  /** Whether one owner can be assumed for both. */
  static boolean areRelated(Name one, Name other) {
    return one.equals(other)
        || registrable(one)
            .filter(d -> registrable(other).filter(d::equals).isPresent())
            .isPresent();
  }

  private static Optional<InternetDomainName> registrable(Name name) {
    if (name.type() != Name.Type.DNS) {
      return Optional.empty();
    }
    String host = name.isWildcard() ? name.value().substring(2) : name.value();
    return Optional.of(host)
        .filter(InternetDomainName::isValid)
        .map(InternetDomainName::from)
        .filter(InternetDomainName::isUnderPublicSuffix)
        .map(InternetDomainName::topPrivateDomain);
  }
}
