package io.sealport.server.identity.endpoint;

import io.sealport.api.Step;
import io.sealport.ftps.FtpsProbe;
import io.sealport.net.Dialer;
import io.sealport.pki.AcmeIdentifierCertificate;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.Name;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Check {@code endpoint-challenge}: the name's FTPS endpoint serves a certificate as in RFC 8737
 * that was made for this request. ALPN is not asked for: no FTPS server chooses by it. The
 * request's own key need not be on the host yet. It is defeated by whoever can make the host serve
 * a certificate for that name, such as another tenant of a hoster that serves what is uploaded by
 * the name asked for.
 */
@Singleton
public final class EndpointChallengeCheck implements Check {

  static final String ID = "endpoint-challenge";

  private final Endpoints endpoints;
  private final FtpsProbe probe;

  public EndpointChallengeCheck(Endpoints endpoints, Dialer dialer) {
    this.endpoints = endpoints;
    this.probe = new FtpsProbe(dialer);
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
    return new Step(
        subject.toString(),
        ID,
        EndpointSteps.serve(
            order, name, ID, "a certificate with that name alone that is made for this request"),
        EndpointSteps.served(order, name, Map.of("content", authorization(order).text())));
  }

  @Override
  public boolean isReady(Order order, Answers given) {
    return true;
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    Name name = subject.name().orElseThrow();
    KeyAuthorization wanted = authorization(order);
    return endpoints.find(
        name,
        order.profile().proof().endpoint(),
        looking,
        "serves the certificate made for this request",
        (target, deadline, transcript) ->
            AcmeIdentifierCertificate.objection(
                    probe.look(target, deadline, transcript).certificate(), name, wanted)
                .map(objection -> "the served certificate: " + objection));
  }

  private static KeyAuthorization authorization(Order order) {
    return KeyAuthorization.of(order.nonce(), order.csr().publicKey());
  }
}
