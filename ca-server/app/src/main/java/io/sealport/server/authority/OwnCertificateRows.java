package io.sealport.server.authority;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.POSTGRES)
interface OwnCertificateRows extends CrudRepository<OwnCertificateRow, String> {

  @Query("SELECT * FROM own_certificate WHERE purpose LIKE 'ca:%' ORDER BY purpose")
  List<OwnCertificateRow> authorities();

  @Query(
      "SELECT * FROM own_certificate WHERE purpose = :purpose OR purpose LIKE :others"
          + " ORDER BY purpose")
  List<OwnCertificateRow> onEveryNode(String purpose, String others);

  @Query("SELECT * FROM own_certificate WHERE purpose LIKE :pattern ORDER BY purpose")
  List<OwnCertificateRow> ofNode(String pattern);

  @Query(
      "SELECT * FROM own_certificate WHERE purpose NOT LIKE 'ca:%' AND purpose NOT LIKE '%@%'"
          + " ORDER BY purpose")
  List<OwnCertificateRow> ofFirstNode();
}
