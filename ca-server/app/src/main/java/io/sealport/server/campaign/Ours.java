package io.sealport.server.campaign;

import io.sealport.pki.CaId;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.server.authority.LedgerLine;
import io.sealport.server.journal.Act;
import jakarta.inject.Singleton;

/**
 * Which certificates no campaign touches: those that the server itself lives on. It renews them
 * itself, and a CA is revoked by a command of its own.
 */
@Singleton
class Ours {

  private static final String CA = "ca";

  private final Policies policies;

  Ours(Policies policies) {
    this.policies = policies;
  }

  /** CAs, OCSP responders, https; not the first operator, whom the server has made too. */
  boolean is(LedgerLine line) {
    return line.profile().equals(CA)
        || line.requester().equals(Act.SYSTEM)
            && !line.profile().equals(CaId.IMPORTED)
            && policies.current().profile(line.profile()).flatMap(Profile::grants).isEmpty();
  }
}
