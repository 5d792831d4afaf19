package io.sealport.bench;

import io.sealport.pki.SerialNumber;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A home's ledger with many valid certificates, and what a campaign has made of them. */
final class CampaignLedger {

  private static final int BATCH = 10_000;

  /** Of the serial's octets: the rest keeps its length. */
  private static final int DRAWN = 8;

  private CampaignLedger() {}

  /**
   * Adds valid certificates of the users CA without issuing them: copies of one that is there, each
   * under a serial of its own, in its DER too. Nobody looks at their signatures.
   */
  static void addValid(BenchHome home, int count) throws IOException {
    try (Connection database = Ledger.open(home)) {
      database.setAutoCommit(false);
      Map<String, Object> row = Ledger.anyRow(database);
      List<String> columns = new ArrayList<>(row.keySet());
      long end = end(database);
      try (PreparedStatement insert = database.prepareStatement(insert(columns))) {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < count; i++) {
          renumber(row, random, i);
          row.put("seq", end + 1 + i);
          for (int column = 0; column < columns.size(); column++) {
            insert.setObject(column + 1, row.get(columns.get(column)));
          }
          insert.addBatch();
          if (i % BATCH == BATCH - 1) {
            insert.executeBatch();
          }
        }
        insert.executeBatch();
      }
      // As if each had its entry: what is written next has a number above all of them.
      try (Statement statement = database.createStatement()) {
        statement.executeUpdate("UPDATE journal_head SET seq = seq + " + count);
      }
      database.commit();
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static long end(Connection database) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery("SELECT MAX(seq) FROM journal_head")) {
      return found.getLong(1);
    }
  }

  private static String insert(List<String> columns) {
    String marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
    return "INSERT INTO certificate (" + String.join(", ", columns) + ") VALUES (" + marks + ")";
  }

  private static void renumber(Map<String, Object> row, SecureRandom random, int i) {
    byte[] der = (byte[]) Objects.requireNonNull(row.get("der"));
    byte[] serial = new BigInteger(String.valueOf(row.get("serial")), 16).toByteArray();
    byte[] drawn = new byte[DRAWN];
    random.nextBytes(drawn);
    byte[] another = Arrays.copyOf(serial, serial.length);
    System.arraycopy(drawn, 0, another, serial.length - DRAWN, DRAWN);
    row.put("der", replaced(der, serial, another));
    row.put("serial", new SerialNumber(new BigInteger(another)).toString());
    row.put("lineage", row.get("serial"));
    row.put("issuer", "users");
    row.put("profile", "ftps-user");
    row.put("requester", "operator:bench");
    row.put("names", "login:user" + i);
    row.put("key_sha256", String.format("%064x", i));
    row.put("not_after", Instant.now().plus(30, ChronoUnit.DAYS).toEpochMilli());
  }

  private static byte[] replaced(byte[] der, byte[] serial, byte[] another) {
    byte[] changed = Arrays.copyOf(der, der.length);
    for (int at = 0; at + serial.length <= der.length; at++) {
      if (Arrays.equals(der, at, at + serial.length, serial, 0, serial.length)) {
        System.arraycopy(another, 0, changed, at, another.length);
        return changed;
      }
    }
    throw new WrongAnswerException("a certificate without its serial");
  }

  static void requireRevoked(BenchHome home, int count) throws IOException {
    for (String sql :
        List.of(
            "SELECT COUNT(*) FROM certificate WHERE status = 'revoked' AND profile = 'ftps-user'",
            "SELECT COUNT(*) FROM campaign_member WHERE state = 'revoked'",
            "SELECT COUNT(*) FROM journal_entry WHERE act = 'certificate.revoked'",
            "SELECT COUNT(*) FROM journal_entry WHERE act = 'certificate.recalled'")) {
      try (Connection database = Ledger.open(home);
          Statement statement = database.createStatement();
          ResultSet found = statement.executeQuery(sql)) {
        long number = found.getLong(1);
        WrongAnswerException.unless(number == count, sql + ": " + number + ", not " + count);
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  }
}
