package io.sealport.server.endpoints;

import io.sealport.api.EndpointServed;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.FtpsMode;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Pem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * What an endpoint served when it was last reached.
 *
 * @param reached when that was
 * @param since when a look first found this certificate there
 * @param address where it was dialled
 * @param mode how TLS was begun
 * @param chain as it was sent, its own certificate first; never empty
 * @param letIn whether a revoked certificate was let in; empty where that was not tried
 */
record Served(
    Instant reached,
    Instant since,
    String address,
    FtpsMode mode,
    List<X509CertificateHolder> chain,
    Optional<Boolean> letIn) {

  Served {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("an endpoint that served no certificate");
    }
  }

  /** What is known of its own certificate. */
  CertificateFacts facts() {
    return CertificateFacts.of(chain.get(0));
  }

  /** As the API tells it. */
  EndpointServed info() {
    CertificateFacts facts = facts();
    return new EndpointServed(
        reached,
        since,
        address,
        mode.wire(),
        facts.serial().toString(),
        facts.subject(),
        chain.get(0).getIssuer().toString(),
        facts.notBefore(),
        facts.notAfter(),
        facts.sha256(),
        chain.stream().map(Pem::certificate).toList());
  }
}
