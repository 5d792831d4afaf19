package io.sealport.server.boot;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.server.netty.ssl.CertificateProvidedSslBuilder;
import io.micronaut.http.server.netty.ssl.ServerSslBuilder;
import io.micronaut.http.ssl.ServerSslConfiguration;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.policy.Policies;
import io.sealport.server.authority.TlsIdentity;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** TLS of the https listener: the CA's own certificate, client certificates wanted, not needed. */
@Singleton
@Replaces(CertificateProvidedSslBuilder.class)
class TlsListener implements ServerSslBuilder {

  private final ServerSslConfiguration configuration;
  private final TlsIdentity identity;
  private final Provider<Policies> policies;
  private final Clock clock;

  TlsListener(
      ServerSslConfiguration configuration,
      TlsIdentity identity,
      Provider<Policies> policies,
      Clock clock) {
    this.policies = policies;
    this.configuration = configuration;
    this.identity = identity;
    this.clock = clock;
  }

  @Override
  public ServerSslConfiguration getSslConfiguration() {
    return configuration;
  }

  @Override
  public Optional<SslContext> build() {
    try {
      return Optional.of(
          SslContextBuilder.forServer(identity)
              .sslProvider(SslProvider.JDK)
              .protocols("TLSv1.3", "TLSv1.2")
              .trustManager(new ClientTrust(identity, policies, clock))
              .clientAuth(ClientAuth.OPTIONAL)
              .build());
    } catch (SSLException e) {
      throw Fault.of(Kind.UNAVAILABLE, "TLS cannot be set up", e);
    }
  }
}
