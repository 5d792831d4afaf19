package io.sealport.server.boot;

import io.sealport.policy.Policies;
import io.sealport.server.authority.TlsIdentity;
import jakarta.inject.Provider;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes a client's certificate if one of our CAs has signed it and its dates hold, or held so
 * lately that a profile still renews it. Which it is, whether it is revoked and what its holder may
 * do is the gate's to say, by the ledger. The extended key usage is not looked at: an FTPS server
 * renews with its server certificate.
 */
final class ClientTrust extends X509ExtendedTrustManager {

  private final TlsIdentity identity;
  private final Provider<Policies> policies;
  private final Clock clock;

  ClientTrust(TlsIdentity identity, Provider<Policies> policies, Clock clock) {
    this.identity = identity;
    this.policies = policies;
    this.clock = clock;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    List<X509Certificate> anchors = identity.authorities();
    try {
      Set<TrustAnchor> trusted =
          anchors.stream().map(a -> new TrustAnchor(a, null)).collect(Collectors.toSet());
      PKIXParameters parameters = new PKIXParameters(trusted);
      parameters.setRevocationEnabled(false);
      parameters.setDate(judgedAt(chain[0]));
      // Every issuing CA is an anchor: the leaf alone is the path.
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(List.of(chain[0])),
              parameters);
    } catch (CertificateException e) {
      throw e;
    } catch (GeneralSecurityException e) {
      throw new CertificateException("not a valid certificate of this CA", e);
    }
  }

  /** A certificate that has ended is judged by its last day, where some profile renews it still. */
  private Date judgedAt(X509Certificate leaf) {
    Instant now = clock.instant();
    Instant end = leaf.getNotAfter().toInstant();
    boolean late = now.isAfter(end) && !now.isAfter(end.plus(longestGrace()));
    return Date.from(late ? end : now);
  }

  private Duration longestGrace() {
    return policies.get().current().profiles().stream()
        .map(p -> p.renewal().afterExpiry())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("the server dials nobody with this");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return identity.authorities().toArray(X509Certificate[]::new);
  }
}
