package io.sealport.server.boot;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.sealport.api.ServerInfo;
import io.sealport.policy.Policies;
import io.sealport.policy.Rulebook;
import io.sealport.server.authority.AuthoritySettings;
import io.sealport.server.authority.Passphrase;
import io.sealport.server.front.FrontSettings;
import io.sealport.server.identity.web.BoundedWeb;
import io.sealport.server.journal.Node;
import io.sealport.server.registration.PolicySettings;
import io.sealport.server.registration.RegistrationSettings;
import io.sealport.server.status.StatusSettings;
import io.sealport.server.trust.TrustSettings;
import io.sealport.server.watch.OtlpTracing;
import io.sealport.server.watch.Tracing;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells each room what it must be told, and makes the beans that no room owns. */
@Factory
final class Wiring {

  /** How the program calls itself. */
  static String version() {
    String version = Wiring.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /**
   * The rooms on a home, without listeners.
   *
   * @param jobs whether the clock's hand moves
   */
  static ApplicationContext open(
      Home home, ServerConfig config, Passphrase passphrase, Clock clock, boolean jobs) {
    Map<String, Object> properties = new HashMap<>(ListenerProperties.of(config));
    properties.put("sealport.jobs", Boolean.toString(jobs));
    properties.put("sealport.crl-after-revocation", config.crlAfterRevocation().toMillis() + "ms");
    properties.putAll(DatabaseProperties.of(home, config));
    ApplicationContextBuilder builder =
        ApplicationContext.builder()
            .banner(false)
            .deduceEnvironment(false)
            .enableDefaultPropertySources(false)
            .properties(properties)
            .singletons(home, config, passphrase, clock);
    try {
      return builder.start();
    } catch (RuntimeException e) {
      throw Startup.fault(e, database(home, config));
    }
  }

  /** The database as errors name it. */
  private static String database(Home home, ServerConfig config) {
    return config
        .database()
        .map(PostgresAddress::toString)
        .orElseGet(() -> home.database().toString());
  }

  @Singleton
  SecureRandom random() {
    return new SecureRandom();
  }

  @Singleton
  Node node(ServerConfig config) {
    // SQLite is one server's: the lock of the home sees to that.
    return new Node(config.node(), config.database().isPresent());
  }

  @Singleton
  @Bean
  Policies policies(Home home) {
    return new Policies(Rulebook.load(home.policies()));
  }

  @Singleton
  PolicySettings policySettings(Home home) {
    return new PolicySettings(home.policies(), home.dryRunPolicies());
  }

  @Singleton
  AuthoritySettings authority(Home home, ServerConfig config) {
    return new AuthoritySettings(home.keys(), config.baseUrl());
  }

  @Singleton
  StatusSettings status(Home home, ServerConfig config) {
    return new StatusSettings(
        home.crls(),
        config.crlValidity(),
        config.crlEvery(),
        config.rootCrlValidity(),
        config.ocspValidity(),
        // SQLite is a file of this home; what is on PostgreSQL others can reach too.
        config.database().isPresent());
  }

  @Singleton
  RegistrationSettings registration(ServerConfig config) {
    return new RegistrationSettings(config.allHttpsNames());
  }

  @Singleton
  FrontSettings front(ServerConfig config) {
    return new FrontSettings(config.watch().metricsPort());
  }

  @Singleton
  @Bean(preDestroy = "close")
  Tracing tracing(ServerConfig config) {
    return config
        .watch()
        .traceUrl()
        .<Tracing>map(url -> OtlpTracing.to(url, config.watch().traceShare(), version()))
        .orElse(Tracing.OFF);
  }

  @Singleton
  TrustSettings trust(Home home) {
    return new TrustSettings(
        BoundedWeb.trusting(Optional.empty()), home.authorities().resolve("client-ca.pem"));
  }

  @Singleton
  ServerInfo server(ServerConfig config) {
    return new ServerInfo(config.name(), version(), config.baseUrl().toString());
  }
}
