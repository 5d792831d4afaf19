package io.sealport.server.identity.endpoint;

import io.sealport.api.Step;
import io.sealport.ftps.FtpsProbe;
import io.sealport.net.Dialer;
import io.sealport.pki.AcmeIdentifierCertificate;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.policy.EndpointRules;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Check {@code endpoint-renewal}: the name's FTPS endpoint still serves the key of the certificate
 * that is renewed, which the requester has used to ask. The new key may be another: the old one
 * vouches for it. It is defeated by whoever has stolen the old key, as long as the endpoint keeps
 * it.
 */
@Singleton
public final class EndpointRenewalCheck implements Check {

  static final String ID = "endpoint-renewal";

  private final Endpoints endpoints;
  private final FtpsProbe probe;
  private final KeyObjections objections;

  public EndpointRenewalCheck(Endpoints endpoints, Dialer dialer, KeyObjections objections) {
    this.endpoints = endpoints;
    this.probe = new FtpsProbe(dialer);
    this.objections = objections;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public boolean suits(Subject subject) {
    return subject.name().filter(AcmeIdentifierCertificate::suits).isPresent();
  }

  @Override
  public boolean seesTheNetwork() {
    return true;
  }

  @Override
  public Step step(Order order, Subject subject) {
    Name name = subject.name().orElseThrow();
    Map<String, String> key =
        order.current().map(EndpointRenewalCheck::hash).map(h -> Map.of("key", h)).orElse(Map.of());
    String words =
        order.current().isPresent()
            ? "leave the current certificate on "
                + EndpointSteps.place(order, name)
                + " until the new one is here, and run `sealport request resume "
                + order.id()
                + " --out DIR`"
            : "only a renewal can be proven so: `sealport renew` with the current certificate";
    return new Step(subject.toString(), ID, List.of(words), EndpointSteps.data(order, name, key));
  }

  private static String hash(X509CertificateHolder certificate) {
    return KeyHash.of(certificate.getSubjectPublicKeyInfo()).toString();
  }

  @Override
  public boolean isReady(Order order, Answers given) {
    return order.current().isPresent();
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    Name name = subject.name().orElseThrow();
    if (order.current().isEmpty()) {
      return new Finding.NotProven("no certificate is being renewed; wanted the use of its key");
    }
    SubjectPublicKeyInfo key = order.current().get().getSubjectPublicKeyInfo();
    Optional<String> objection = objections.find(key, order, name);
    if (objection.isPresent()) {
      return new Finding.NotProven(objection.get());
    }
    EndpointRules rules = order.profile().proof().endpoint();
    ServedKey wanted =
        new ServedKey(probe, key, Optional.of(name).filter(n -> rules.namedByServed()));
    return endpoints.find(
        name, rules, looking, "serves the key of the certificate that is renewed", wanted.view());
  }
}
