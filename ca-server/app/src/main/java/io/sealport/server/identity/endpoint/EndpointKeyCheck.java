package io.sealport.server.identity.endpoint;

import io.sealport.api.Step;
import io.sealport.fault.Fault;
import io.sealport.ftps.FtpsProbe;
import io.sealport.net.Dialer;
import io.sealport.pki.AcmeIdentifierCertificate;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.pki.ProofText;
import io.sealport.pki.ProofText.Purpose;
import io.sealport.policy.EndpointRules;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * Check {@code endpoint-key}: the name's FTPS endpoint serves the very key that is to be certified,
 * and its holder has signed for this request. It is defeated by whoever else has that key, or can
 * make the host serve a key of its own choice: hence {@link KeyObjections}, and {@code
 * endpoint.named-by-served} for hosts that serve what their tenants upload.
 */
@Singleton
public final class EndpointKeyCheck implements Check {

  static final String ID = "endpoint-key";
  private static final String PROOF = "proof";

  private final Endpoints endpoints;
  private final FtpsProbe probe;
  private final KeyObjections objections;

  public EndpointKeyCheck(Endpoints endpoints, Dialer dialer, KeyObjections objections) {
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
    String text = text(order).text();
    List<String> words =
        new ArrayList<>(
            EndpointSteps.serve(
                order,
                name,
                ID,
                "a certificate of the request's own key, self-signed or any other"));
    words.add(
        "`request resume` signs for the request with `DIR/request.key`; a key that is elsewhere it takes"
            + " with `--request-key FILE`, or `--answer endpoint-key.proof=@FILE` gives the signature of"
            + " the step's text in base64");
    return new Step(
        subject.toString(),
        ID,
        words,
        EndpointSteps.served(
            order,
            name,
            Map.of("proof-text", text, "key", KeyHash.of(order.csr().publicKey()).toString())));
  }

  @Override
  public boolean isReady(Order order, Answers given) {
    return given.find(ID, PROOF).isPresent();
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    Name name = subject.name().orElseThrow();
    SubjectPublicKeyInfo key = order.csr().publicKey();
    EndpointRules rules = order.profile().proof().endpoint();
    Optional<String> objection = unsigned(order, given).or(() -> objections.find(key, order, name));
    if (objection.isPresent()) {
      return new Finding.NotProven(objection.get());
    }
    ServedKey wanted =
        new ServedKey(probe, key, Optional.of(name).filter(n -> rules.namedByServed()));
    return endpoints.find(name, rules, looking, "serves the key of the request", wanted.view());
  }

  /** Without it, whoever sees a key served somewhere could ask for a certificate of it again. */
  private static Optional<String> unsigned(Order order, Answers given) {
    Optional<String> proof = given.find(ID, PROOF);
    if (proof.isEmpty()) {
      return Optional.of("no proof was given; wanted a signature of the key for this request");
    }
    try {
      return text(order).isSignedBy(order.csr().publicKey(), proof.get())
          ? Optional.empty()
          : Optional.of("the proof is not a signature of the request's key over its text");
    } catch (Fault e) {
      return Optional.of("the proof: " + e.message());
    }
  }

  private static ProofText text(Order order) {
    return new ProofText(
        Purpose.ENDPOINT_KEY, order.id(), order.nonce(), KeyHash.of(order.csr().publicKey()));
  }
}
