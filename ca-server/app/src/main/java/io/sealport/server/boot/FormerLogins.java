package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.server.authority.LoginLooks;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * The looks of the logins of certificates from before schema 7: SQL does not know what looks like
 * what. All in one transaction, so a table that holds any holds all; later ones come with the
 * issue.
 */
final class FormerLogins {

  private static final int AT_ONCE = 1_000;

  private FormerLogins() {}

  /** Fills the table if it is empty. */
  static void index(DataSource database) {
    try (Connection connection = database.getConnection()) {
      if (holdsAny(connection)) {
        return;
      }
      connection.setAutoCommit(false);
      try {
        fill(connection);
        connection.commit();
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw Fault.of(Kind.UNAVAILABLE, "the logins of the ledger cannot be read", e);
    }
  }

  private static boolean holdsAny(Connection connection) throws SQLException {
    try (PreparedStatement any = connection.prepareStatement("SELECT 1 FROM login_look LIMIT 1");
        ResultSet found = any.executeQuery()) {
      return found.next();
    }
  }

  private static void fill(Connection connection) throws SQLException {
    String certificates =
        "SELECT serial, not_after, der FROM certificate WHERE names LIKE '%login:%' ORDER BY seq";
    String look =
        "INSERT INTO login_look (look, not_after, serial) VALUES (?, ?, ?)"
            // Several servers may find the table empty at the same moment.
            + " ON CONFLICT DO NOTHING";
    try (PreparedStatement read = connection.prepareStatement(certificates);
        PreparedStatement write = connection.prepareStatement(look)) {
      read.setFetchSize(AT_ONCE);
      int waiting = 0;
      try (ResultSet rows = read.executeQuery()) {
        while (rows.next()) {
          waiting += add(rows, write);
          if (waiting >= AT_ONCE) {
            write.executeBatch();
            waiting = 0;
          }
        }
      }
      write.executeBatch();
    }
  }

  private static int add(ResultSet row, PreparedStatement write) throws SQLException {
    Set<String> looks = looks(row.getString("serial"), row.getBytes("der"));
    for (String look : looks) {
      write.setString(1, look);
      write.setLong(2, row.getLong("not_after"));
      write.setString(3, row.getString("serial"));
      write.addBatch();
    }
    return looks.size();
  }

  private static Set<String> looks(String serial, byte[] der) {
    try {
      X509CertificateHolder certificate = new X509CertificateHolder(der);
      return LoginLooks.of(certificate, CertificateFacts.of(certificate).names());
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "the ledger's certificate " + serial + " is damaged", e);
    }
  }
}
