package io.sealport.server.boot;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * The PostgreSQL database of a CA that is being made. It was empty before, so a failure may empty
 * it again.
 */
final class EmptyDatabase {

  private final PostgresAddress address;
  private final ServerConfig config;

  private EmptyDatabase(PostgresAddress address, ServerConfig config) {
    this.address = address;
    this.config = config;
  }

  /**
   * Looks whether there are no tables.
   *
   * @throws Fault CONFLICT if there are, which stay as they are; UNAVAILABLE if it cannot be
   *     reached
   */
  static EmptyDatabase require(PostgresAddress address, ServerConfig config) {
    EmptyDatabase database = new EmptyDatabase(address, config);
    try (Connection connection = database.connect()) {
      List<String> tables = tables(connection);
      if (!tables.isEmpty()) {
        String found = tables.contains("certificate") ? "holds a CA already" : "is not empty";
        throw Fault.of(Kind.CONFLICT, "the database " + address + " " + found)
            .withHint("a CA gets a database of its own; nothing was changed");
      }
      return database;
    } catch (SQLException e) {
      throw Startup.fault(e, address.toString());
    }
  }

  /** Takes away what was made in it. */
  void empty() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String table : tables(connection)) {
        statement.execute("DROP TABLE \"" + table + "\"");
      }
    } catch (SQLException e) {
      System.err.println("hint: the database " + address + " is not empty and can be dropped");
    }
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    DatabaseProperties.password(config).ifPresent(p -> properties.setProperty("password", p));
    return DriverManager.getConnection(DatabaseProperties.url(address), properties);
  }

  private static List<String> tables(Connection connection) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT table_name FROM information_schema.tables"
                    + " WHERE table_schema = current_schema() ORDER BY table_name")) {
      while (found.next()) {
        tables.add(found.getString(1));
      }
    }
    return tables;
  }
}
