package io.sealport.server.identity.person;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSetCacheRefreshEvaluator;
import com.nimbusds.jose.jwk.source.JWKSetSource;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.jwk.source.RateLimitedJWKSetSource;
import io.sealport.net.NetFailure;
import io.sealport.server.identity.Looking;
import io.sealport.server.identity.web.Web;
import java.time.Duration;
import java.util.List;

/**
 * The keys of one issuer: kept for a while, fetched again when a token names one that is not among
 * them, and at most twice in {@link #REST}, whatever tokens come.
 */
final class IssuerKeys {

  /** Two fetches in this time bear an issuer's change of keys, and no stranger's flood. */
  static final Duration REST = Duration.ofSeconds(30);

  /** How long one look waits for another one's fetch. */
  private static final Duration WAIT = Duration.ofSeconds(10);

  /** A set has two or three; each that fits is tried. */
  private static final int MAX_TRIED = 8;

  private final JWKSetSource<KeyFetch.Asking> source;

  IssuerKeys(OidcSettings.Issuer issuer, Web web) {
    KeyFetch fetch = new KeyFetch(issuer, web);
    // A file costs nothing: it is read each time, so that a new one is good at once.
    this.source =
        issuer.keys().file().isPresent()
            ? fetch
            : new CachingJWKSetSource<>(
                new RateLimitedJWKSetSource<>(fetch, REST.toMillis(), null),
                issuer.keys().keep().toMillis(),
                WAIT.toMillis(),
                null);
  }

  /**
   * The public keys that may have made a signature with that header; empty where there is none.
   *
   * @throws NetFailure if the keys cannot be had
   */
  List<JWK> find(JWSHeader header, Looking looking) throws NetFailure {
    JWKSet known = load(JWKSetCacheRefreshEvaluator.noRefresh(), looking);
    List<JWK> found = fitting(known, header);
    if (!found.isEmpty()) {
      return found;
    }
    try {
      return fitting(load(JWKSetCacheRefreshEvaluator.referenceComparison(known), looking), header);
    } catch (NetFailure e) {
      looking.transcript().note("the keys were not fetched anew: " + e.sentence());
      return List.of();
    }
  }

  private static List<JWK> fitting(JWKSet keys, JWSHeader header) {
    // The algorithm decides the kind of key and the curve: no RSA key ever serves as a secret.
    // Private keys lose what is secret of them, and secrets are left out.
    return keys.toPublicJWKSet().filter(JWKMatcher.forJWSHeader(header)).getKeys().stream()
        .limit(MAX_TRIED)
        .toList();
  }

  private JWKSet load(JWKSetCacheRefreshEvaluator refresh, Looking looking) throws NetFailure {
    try {
      return source.getJWKSet(refresh, looking.now().toEpochMilli(), new KeyFetch.Asking(looking));
    } catch (RateLimitReachedException e) {
      throw new NetFailure(
          NetFailure.Kind.TOO_MUCH,
          "the issuer's keys were asked for a moment ago; try again in "
              + REST.toSeconds()
              + " seconds",
          e);
    } catch (KeySourceException e) {
      for (Throwable t = e; t != null; t = t.getCause()) {
        if (t instanceof NetFailure failure) {
          throw failure;
        }
      }
      throw new NetFailure(NetFailure.Kind.PROTOCOL, "the issuer's keys are not to be had", e);
    }
  }
}
