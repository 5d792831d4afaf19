package io.sealport.server.identity.acme;

import io.sealport.api.Step;
import io.sealport.net.NetFailure;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.Name;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.network.Resolver;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Check {@code dns-01} (RFC 8555 8.4): a TXT record of the domain holds the digest of this
 * request's key authorization. The only one of its kind that proves a wildcard.
 */
@Singleton
final class Dns01Check implements Check {

  private final Resolver resolver;

  Dns01Check(Resolver resolver) {
    this.resolver = resolver;
  }

  @Override
  public String id() {
    return "dns-01";
  }

  @Override
  public boolean suits(Subject subject) {
    return subject.isNamed(Name.Type.DNS);
  }

  /** A wildcard is proven at its base. */
  private static String domain(Subject subject) {
    Name name = subject.name().orElseThrow();
    return "_acme-challenge." + (name.isWildcard() ? name.value().substring(2) : name.value());
  }

  @Override
  public boolean seesTheNetwork() {
    return true;
  }

  @Override
  public Step step(Order order, Subject subject) {
    String value = KeyAuthorization.of(order.nonce(), order.csr().publicKey()).txt();
    return new Step(
        subject.toString(),
        id(),
        List.of(
            "add a TXT record to `" + domain(subject) + "`, or to where a CNAME of it leads",
            "`" + value + "`",
            "other TXT records may stay beside it"),
        Map.of("record", domain(subject), "type", "TXT", "value", value));
  }

  @Override
  public boolean isReady(Order order, Answers given) {
    return true;
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    String domain = domain(subject);
    String wanted = KeyAuthorization.of(order.nonce(), order.csr().publicKey()).txt();
    try {
      List<String> found = resolver.texts(domain, looking.deadline(), looking.transcript());
      return found.contains(wanted)
          ? new Finding.Proven(
              Set.of(subject.name().orElseThrow()), domain + " has the TXT record " + wanted)
          : new Finding.NotProven(
              domain
                  + " has "
                  + (found.isEmpty() ? "no TXT record" : found.size() + " other TXT records")
                  + "; wanted "
                  + wanted);
    } catch (NetFailure e) {
      return Finding.NotProven.of(e);
    }
  }
}
