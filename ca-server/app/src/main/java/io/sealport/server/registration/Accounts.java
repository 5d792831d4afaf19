package io.sealport.server.registration;

import io.sealport.pki.Csr;
import io.sealport.pki.KeyHash;
import io.sealport.pki.SerialNumber;

/** Whose proofs are whose: callers as in the journal, and these two. */
final class Accounts {

  private static final String KEY = "key:";

  private Accounts() {}

  /** A stranger, of whom nothing is known but the key. */
  static String ofKey(Csr csr) {
    return KEY + KeyHash.of(csr.publicKey());
  }

  /** Whoever holds a renewal chain: its certificates are many, and one holder's. */
  static String ofLineage(SerialNumber lineage) {
    return "lineage:" + lineage;
  }

  /**
   * Whether nobody has shown to be it: anybody may send a stranger's CSR once more, so it proves
   * anew each time.
   */
  static boolean isStranger(String account) {
    return account.startsWith(KEY);
  }
}
