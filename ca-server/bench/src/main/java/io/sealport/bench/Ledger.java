package io.sealport.bench;

import io.sealport.pki.SerialNumber;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A home's database, looked at and filled from outside. */
public final class Ledger {

  private static final List<String> REASONS =
      List.of("keyCompromise", "superseded", "cessationOfOperation", "unspecified");

  /** Where the revoked ones begin in the ledger's list. */
  private static final long REVOKED_FROM = 1_000_000_000L;

  /** Where the ledger's list of certificates to revoke begins. */
  public static final long VALID_FROM = 2_000_000_000L;

  private Ledger() {}

  static Connection open(BenchHome home) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:sqlite:" + home.database() + "?busy_timeout=10000&journal_mode=WAL");
  }

  static long issued(BenchHome home) throws IOException {
    try (Connection database = open(home);
        Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM certificate")) {
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /**
   * Adds revoked certificates of the users CA without issuing them: rows of the real table, each a
   * copy of one that is there, under serials of their own. The journal knows nothing of them, which
   * a CRL does not ask.
   */
  static void addRevoked(BenchHome home, int count) throws IOException {
    add(home, count, REVOKED_FROM, true);
  }

  /** The same of valid ones, which are found behind that place of the ledger. */
  static void addValid(BenchHome home, int count) throws IOException {
    add(home, count, VALID_FROM, false);
  }

  /** Serials of such valid ones, from all over the ledger. */
  static List<BigInteger> serials(BenchHome home, int most) throws IOException {
    try (Connection database = open(home);
        PreparedStatement select =
            database.prepareStatement(
                "SELECT serial FROM certificate WHERE seq >= ? ORDER BY seq LIMIT ?")) {
      select.setLong(1, VALID_FROM);
      select.setInt(2, most);
      List<BigInteger> serials = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          serials.add(new BigInteger(row.getString(1), 16));
        }
      }
      return serials;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void add(BenchHome home, int count, long from, boolean revoked)
      throws IOException {
    try (Connection database = open(home);
        Statement quick = database.createStatement()) {
      // Nobody minds if the benchmark's own rows are lost with the machine.
      quick.execute("PRAGMA synchronous = OFF");
      quick.execute("PRAGMA cache_size = -400000");
      database.setAutoCommit(false);
      Map<String, Object> row = anyRow(database);
      byte[] der = (byte[]) Objects.requireNonNull(row.get("der"));
      String oldSerial = (String) Objects.requireNonNull(row.get("serial"));
      List<String> columns = new ArrayList<>(row.keySet());
      String marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
      try (PreparedStatement insert =
          database.prepareStatement(
              "INSERT INTO certificate ("
                  + String.join(", ", columns)
                  + ") VALUES ("
                  + marks
                  + ")")) {
        SecureRandom random = new SecureRandom();
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int i = 0; i < count; i++) {
          String serial = SerialNumber.random(random).toString();
          row.put("serial", serial);
          row.put("der", withSerial(der, oldSerial, serial));
          row.put("seq", from + i);
          row.put("lineage", serial);
          row.put("issuer", "users");
          row.put("not_after", now.plus(365, ChronoUnit.DAYS).toEpochMilli());
          row.put("status", revoked ? "revoked" : "valid");
          row.put("reason", revoked ? REASONS.get(i % REASONS.size()) : null);
          Long at = revoked ? now.minusSeconds(i % 1_000_000).toEpochMilli() : null;
          row.put("revoked_at", at);
          row.put("status_at", at);
          for (int column = 0; column < columns.size(); column++) {
            insert.setObject(column + 1, row.get(columns.get(column)));
          }
          insert.addBatch();
          if (i % 10_000 == 9_999) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      database.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  /** The same certificate under another serial of that length; nobody looks at its signature. */
  private static byte[] withSerial(byte[] der, String old, String now) {
    int at = HexFormat.of().formatHex(der).indexOf(old);
    WrongAnswerException.unless(at > 0 && old.length() == now.length(), "no serial in its DER");
    byte[] other = der.clone();
    byte[] serial = HexFormat.of().parseHex(now);
    System.arraycopy(serial, 0, other, at / 2, serial.length);
    return other;
  }

  /** A row of the real table, by its columns' names. */
  static Map<String, Object> anyRow(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT * FROM certificate WHERE profile = 'operator'")) {
      WrongAnswerException.unless(found.next(), "the new home has no operator");
      Map<String, Object> row = new HashMap<>();
      for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
        row.put(found.getMetaData().getColumnName(i), found.getObject(i));
      }
      return row;
    }
  }
}
