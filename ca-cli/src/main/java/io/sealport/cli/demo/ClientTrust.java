package io.sealport.cli.demo;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The server's trust manager: asks {@link ClientChainCheck} and reports each refusal, because the
 * JDK tells the client nothing but certificate_unknown.
 */
final class ClientTrust extends X509ExtendedTrustManager {
  private final ClientChainCheck check;
  private final Consumer<CertificateRefusal> refusals;

  ClientTrust(ClientChainCheck check, Consumer<CertificateRefusal> refusals) {
    this.check = check;
    this.refusals = refusals;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    require(List.of(chain));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    require(List.of(chain));
  }

  @Override
  public void checkClientTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    require(List.of(chain));
  }

  /** Returns quietly if the chain may log in; reports and throws otherwise. */
  void require(List<X509Certificate> chain) throws RefusedCertificateException {
    try {
      check.require(chain);
    } catch (RefusedCertificateException e) {
      if (!chain.isEmpty()) {
        X509Certificate leaf = chain.get(0);
        refusals.accept(
            new CertificateRefusal(
                leaf.getSubjectX500Principal(),
                leaf.getSerialNumber(),
                e.fault(),
                String.valueOf(e.getMessage())));
      }
      throw e;
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("this trust manager judges clients only");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, @Nullable Socket socket)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(
      X509Certificate[] chain, String authType, @Nullable SSLEngine engine)
      throws CertificateException {
    checkServerTrusted(chain, authType);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return check.authorities().toArray(X509Certificate[]::new);
  }
}
