package io.sealport.server.registration;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import io.sealport.pki.OldPurpose;
import io.sealport.policy.Profile;
import io.sealport.server.authority.ImportedCas;
import io.sealport.server.authority.LedgerEntry;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * As what a certificate is renewed: by its own profile with its own names. What was imported has
 * none: it goes by the profile that its import named, with the names that Sealport's certificates
 * have, a user's login and a server's host names.
 */
@Singleton
class Renewals {

  private final ImportedCas imported;

  Renewals(ImportedCas imported) {
    this.imported = imported;
  }

  /**
   * The profile to renew by.
   *
   * @throws Fault CONFLICT if it was imported and its CA names none
   */
  String profile(LedgerEntry current) {
    if (!current.isImported()) {
      return current.profile();
    }
    return imported
        .terms(current.issuer())
        .map(t -> t.profile(current.certificate()))
        .filter(profile -> !profile.isEmpty())
        .orElseThrow(
            () ->
                Fault.of(
                        Kind.CONFLICT,
                        "certificate "
                            + current.serial()
                            + " was imported, and its CA names no profile to renew it by")
                    .withHint("ask for a new certificate"));
  }

  /** The names to renew. */
  List<String> names(LedgerEntry current) {
    List<Name> names = current.facts().names();
    return names.stream()
        .filter(n -> !current.isImported() || isKept(n, current))
        .map(Name::toString)
        .toList();
  }

  private static boolean isKept(Name name, LedgerEntry current) {
    boolean server = OldPurpose.of(current.certificate()) == OldPurpose.SERVER;
    boolean host = name.type() == Name.Type.DNS || name.type() == Name.Type.IP;
    return server == host;
  }

  /**
   * Refuses to make an operator of whoever another CA once gave a certificate.
   *
   * @throws Fault FORBIDDEN
   */
  void requireNoRole(LedgerEntry current, Profile profile) {
    if (current.isImported() && profile.grants().isPresent()) {
      throw Fault.of(
          Kind.FORBIDDEN,
          "certificate "
              + current.serial()
              + " was imported: it does not renew by profile "
              + profile.name()
              + ", which makes operators");
    }
  }
}
