package io.sealport.server.journal;

import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.http.annotation.Controller;
import io.micronaut.scheduling.annotation.Scheduled;
import io.sealport.pki.Name;
import io.sealport.policy.Evidence;
import io.sealport.server.status.Crls;
import java.security.PrivateKey;
import java.sql.Connection;
import java.time.Instant;

/**
 * Breaks the rules of the house, so that the architecture test can show that they bite. Abstract,
 * so that the framework makes no bean of it.
 */
@Controller("/wrong")
public abstract class WrongOnPurpose implements Evidence {

  /** A repository that every room could use. */
  @JdbcRepository(dialect = Dialect.POSTGRES)
  public interface Rows {}

  private final Crls crls;
  private final PrivateKey key;
  private final Connection connection;

  protected WrongOnPurpose(Crls crls, PrivateKey key, Connection connection) {
    this.crls = crls;
    this.key = key;
    this.connection = connection;
  }

  @Scheduled(fixedDelay = "1d")
  void publish() {
    crls.publishDue();
  }

  @Override
  public String check() {
    return key.getAlgorithm();
  }

  @Override
  public boolean proves(Name name) {
    return connection != null;
  }

  @Override
  public boolean provesRequester() {
    return connection == null;
  }

  @Override
  public String statement() {
    return Instant.now().toString();
  }
}
