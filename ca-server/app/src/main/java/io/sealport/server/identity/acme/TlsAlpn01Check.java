package io.sealport.server.identity.acme;

import io.sealport.api.Step;
import io.sealport.net.Addresses;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.pki.AcmeIdentifierCertificate;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.Name;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.network.AlpnLook;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Check {@code tls-alpn-01} (RFC 8737, RFC 8738 for addresses): for the protocol {@code acme-tls/1}
 * the name's TLS server serves a certificate that holds this request's key authorization.
 */
@Singleton
final class TlsAlpn01Check implements Check {

  private final AlpnLook alpn;

  TlsAlpn01Check(AlpnLook alpn) {
    this.alpn = alpn;
  }

  @Override
  public String id() {
    return "tls-alpn-01";
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
    String content = KeyAuthorization.of(order.nonce(), order.csr().publicKey()).text();
    return new Step(
        subject.toString(),
        id(),
        List.of(
            "on port "
                + alpn.port()
                + " of "
                + name.value()
                + ", serve to who asks for the protocol `"
                + AlpnLook.PROTOCOL
                + "` (ALPN) a self-signed certificate with that name alone",
            "its critical extension `"
                + AcmeIdentifierCertificate.ACME_IDENTIFIER
                + "` holds the SHA-256 of this text",
            "`" + content + "`"),
        Map.of(
            "name",
            name.toString(),
            "port",
            Integer.toString(alpn.port()),
            "protocol",
            AlpnLook.PROTOCOL,
            "content",
            content));
  }

  @Override
  public boolean isReady(Order order, Answers given) {
    return true;
  }

  @Override
  public Finding look(Order order, Subject subject, Answers given, Looking looking) {
    Name name = subject.name().orElseThrow();
    KeyAuthorization wanted = KeyAuthorization.of(order.nonce(), order.csr().publicKey());
    try {
      return alpn.at(
          name,
          looking.deadline(),
          looking.transcript(),
          (served, from) -> {
            Optional<String> objection = AcmeIdentifierCertificate.objection(served, name, wanted);
            if (objection.isPresent()) {
              throw new NetFailure(Kind.MISMATCH, "the served certificate: " + objection.get());
            }
            return new Finding.Proven(
                Set.of(name), Addresses.text(from) + " serves the key authorization");
          });
    } catch (NetFailure e) {
      return Finding.NotProven.of(e);
    }
  }
}
