package io.sealport.server.identity.acme;

import io.sealport.api.Step;
import io.sealport.net.Addresses;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.pki.KeyAuthorization;
import io.sealport.pki.Name;
import io.sealport.server.identity.Answers;
import io.sealport.server.identity.Check;
import io.sealport.server.identity.Finding;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.Order;
import io.sealport.server.identity.Subject;
import io.sealport.server.identity.network.HttpFetch;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Check {@code http-01} (RFC 8555 8.3, RFC 8738 for addresses): the name's web server serves the
 * key authorization of this request.
 */
@Singleton
final class Http01Check implements Check {

  private static final String PATH = "/.well-known/acme-challenge/";

  private final HttpFetch fetch;

  Http01Check(HttpFetch fetch) {
    this.fetch = fetch;
  }

  @Override
  public String id() {
    return "http-01";
  }

  @Override
  public boolean suits(Subject subject) {
    // RFC 8555 7.1.3: a web server speaks for its own name, not for those below it.
    return subject.name().filter(n -> !n.isWildcard()).isPresent()
        && (subject.isNamed(Name.Type.DNS) || subject.isNamed(Name.Type.IP));
  }

  @Override
  public boolean seesTheNetwork() {
    return true;
  }

  @Override
  public Step step(Order order, Subject subject) {
    String url = fetch.url(subject.name().orElseThrow(), PATH + order.nonce());
    String content = KeyAuthorization.of(order.nonce(), order.csr().publicKey()).text();
    return new Step(
        subject.toString(),
        id(),
        List.of(
            "have the web server of that name answer `" + url + "` with this text and nothing else",
            "`" + content + "`"),
        Map.of("url", url, "content", content));
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
      return fetch.get(
          name,
          PATH + order.nonce(),
          looking.deadline(),
          looking.transcript(),
          (text, url, from) -> {
            require(text, url, wanted, order.nonce());
            return new Finding.Proven(
                Set.of(name), url + " at " + Addresses.text(from) + " has the key authorization");
          });
    } catch (NetFailure e) {
      return Finding.NotProven.of(e);
    }
  }

  /** What is found is not repeated: it may be of a machine that only the CA can see. */
  private static void require(String text, String url, KeyAuthorization wanted, String token)
      throws NetFailure {
    // RFC 8555 8.3: whitespace at the end is ignored.
    String found = text.stripTrailing();
    if (!found.equals(wanted.text())) {
      throw new NetFailure(
          Kind.MISMATCH,
          url
              + (found.startsWith(token + ".")
                  ? " has the authorization of another key"
                  : " has " + text.length() + " bytes that are something else")
              + "; wanted the key authorization of this request");
    }
  }
}
