package io.sealport.server.identity.person;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import io.sealport.net.NetFailure;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.web.Web;
import io.sealport.server.identity.web.WebAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Optional;

/** Gets the key set of one issuer from where it is. */
final class KeyFetch implements JWKSetSource<KeyFetch.Asking> {

  /** Key sets with certificates in them have 10 KiB. */
  private static final int MAX_BYTES = 256 * 1024;

  /** Within which look the keys are wanted. */
  record Asking(Looking looking) implements SecurityContext {}

  private final OidcSettings.Issuer issuer;
  private final Web web;

  KeyFetch(OidcSettings.Issuer issuer, Web web) {
    this.issuer = issuer;
    this.web = web;
  }

  @Override
  public JWKSet getJWKSet(JWKSetCacheRefreshEvaluator refresh, long currentTime, Asking asking)
      throws KeySourceException {
    try {
      return JWKSet.parse(text(asking.looking()));
    } catch (NetFailure | Fault e) {
      throw new KeySourceException("no keys", e instanceof Fault f ? unreadable(f) : e);
    } catch (ParseException e) {
      throw new KeySourceException(
          "no keys",
          new NetFailure(
              NetFailure.Kind.PROTOCOL, "the keys of " + issuer.issuer() + " are no JWK set", e));
    }
  }

  private NetFailure unreadable(Fault e) {
    return new NetFailure(
        NetFailure.Kind.PROTOCOL,
        "the file with the keys of " + issuer.issuer() + " cannot be read",
        e);
  }

  private String text(Looking looking) throws NetFailure {
    if (issuer.keys().file().isPresent()) {
      return SafeFile.readText(issuer.keys().file().get(), MAX_BYTES);
    }
    Optional<URI> named = issuer.keys().url();
    return get(named.isPresent() ? named.get() : discovered(looking), looking);
  }

  /** OpenID Connect Discovery 1.0, 4. */
  private URI discovered(Looking looking) throws NetFailure {
    String base = issuer.issuer().replaceAll("/$", "");
    String text = get(URI.create(base + "/.well-known/openid-configuration"), looking);
    try {
      var document = JSONObjectUtils.parse(text);
      String says = JSONObjectUtils.getString(document, "issuer");
      // 4.3: to the letter, or one issuer could speak for another.
      if (!issuer.issuer().equals(says)) {
        throw new NetFailure(
            NetFailure.Kind.MISMATCH,
            "the configuration of " + issuer.issuer() + " is another issuer's");
      }
      return WebAddress.parse(
          Optional.ofNullable(JSONObjectUtils.getString(document, "jwks_uri")).orElse(""));
    } catch (ParseException | Fault e) {
      throw new NetFailure(
          NetFailure.Kind.PROTOCOL,
          "the configuration of " + issuer.issuer() + " names no https address of its keys",
          e);
    }
  }

  private String get(URI address, Looking looking) throws NetFailure {
    looking.transcript().sent("GET " + address);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .header("Accept", "application/json, application/jwk-set+json")
            .build();
    Web.Reply reply = web.send(request, MAX_BYTES, looking.deadline());
    looking.transcript().received(reply.summary());
    if (reply.status() != 200) {
      throw new NetFailure(
          NetFailure.Kind.PROTOCOL,
          address + " answered with status " + reply.status() + "; wanted 200");
    }
    return new String(reply.body(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    // Nothing is open between two fetches.
  }
}
