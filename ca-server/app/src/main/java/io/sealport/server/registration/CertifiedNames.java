package io.sealport.server.registration;

import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.server.authority.Ledger;
import io.sealport.server.identity.KeyUses;
import jakarta.inject.Singleton;
import java.util.List;

/** Tells checks for which names a key was certified, in certificates that have ended too. */
@Singleton
final class CertifiedNames implements KeyUses {

  /** One that is unrelated refuses; nobody needs to read a key's whole history for it. */
  private static final int MOST = 100;

  private final Ledger ledger;

  CertifiedNames(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public List<Name> names(KeyHash key) {
    return ledger.newestWithKey(key, MOST).stream()
        .flatMap(entry -> entry.facts().names().stream())
        .distinct()
        .toList();
  }
}
