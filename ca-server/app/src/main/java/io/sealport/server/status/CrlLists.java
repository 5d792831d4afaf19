package io.sealport.server.status;

import io.sealport.pki.CrlId;
import io.sealport.pki.Issuer;
import io.sealport.policy.CrlRules;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.RevokedCertificates;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which CRLs a CA has: always one for all of its certificates, since FTP servers read one file; the
 * parts that a profile spreads its certificates over, and those that certificates name already; and
 * deltas, where a profile or an earlier CRL promised them.
 */
@Singleton
class CrlLists {

  private final Policies policies;
  private final RevokedCertificates revoked;
  private final CrlStore store;
  private final Hierarchy hierarchy;

  CrlLists(Policies policies, RevokedCertificates revoked, CrlStore store, Hierarchy hierarchy) {
    this.policies = policies;
    this.revoked = revoked;
    this.store = store;
    this.hierarchy = hierarchy;
  }

  /** Those of a CA, the whole one first. */
  List<CrlId> of(Issuer ca) {
    int asked = rules(ca).mapToInt(CrlRules::shards).max().orElse(0);
    int named = revoked.shards(ca.id());
    return IntStream.rangeClosed(0, Math.max(asked, named))
        .mapToObj(shard -> new CrlId(ca.id(), shard))
        .toList();
  }

  /** Whether there are deltas to a list; what certificates point at does not go away again. */
  boolean hasDeltas(Issuer ca, CrlId list) {
    return rules(ca).anyMatch(CrlRules::delta) || store.newestDelta(list).isPresent();
  }

  /** Whether nothing here can sign the CA's CRL. */
  boolean isKeyElsewhere(Issuer ca) {
    return ca.id().equals(Hierarchy.ROOT) && hierarchy.isRootOffline();
  }

  private Stream<CrlRules> rules(Issuer ca) {
    return policies.current().profiles().stream()
        .filter(p -> p.issuers().contains(ca.id()))
        .map(Profile::crl);
  }
}
