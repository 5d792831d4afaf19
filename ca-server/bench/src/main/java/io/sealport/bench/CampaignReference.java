package io.sealport.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rows that a campaign writes, by plain SQL: nobody is asked anything, nothing is hashed, and
 * each commit is on the disk.
 */
final class CampaignReference {

  private static final int SELECTED = 1_000;
  private static final int REVOKED = 500;
  private static final String ENTRY =
      "INSERT INTO journal_entry (seq, at, actor, act, subject, details, previous, hash)"
          + " VALUES (?, 0, 'operator:bench', ?, ?, ?, ?, ?)";
  private static final String DETAILS = "{\"campaign\":\"5d41402a\",\"reason\":\"keyCompromise\"}";
  private static final String HASH = "0".repeat(64);

  private CampaignReference() {}

  /** The milliseconds of each part. */
  static Map<String, Double> run(BenchHome home) throws IOException {
    try (Connection database = Ledger.open(home)) {
      try (Statement statement = database.createStatement()) {
        statement.execute("PRAGMA synchronous = FULL");
      }
      database.setAutoCommit(false);
      Map<String, Double> laps = new HashMap<>();
      List<String> serials = new ArrayList<>();
      long start = System.nanoTime();
      select(database, serials);
      laps.put("select", (System.nanoTime() - start) / 1e6);
      start = System.nanoTime();
      revoke(database, serials);
      laps.put("revoke", (System.nanoTime() - start) / 1e6);
      return laps;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void select(Connection database, List<String> serials) throws SQLException {
    long after = 0;
    int found;
    do {
      found = 0;
      try (PreparedStatement page =
              database.prepareStatement(
                  "SELECT seq, serial, names, key_sha256 FROM certificate WHERE seq > ?"
                      + " AND profile = 'ftps-user' ORDER BY seq LIMIT "
                      + SELECTED);
          PreparedStatement member =
              database.prepareStatement(
                  "INSERT INTO campaign_member (id, campaign, seq, serial, profile, names, holder,"
                      + " key_sha256, state) VALUES (?, 'x', ?, ?, 'ftps-user', ?, ?, ?, 'open')");
          PreparedStatement entry = database.prepareStatement(ENTRY)) {
        page.setLong(1, after);
        try (ResultSet rows = page.executeQuery()) {
          while (rows.next()) {
            found++;
            after = rows.getLong(1);
            serials.add(rows.getString(2));
            member.setString(1, "x/" + rows.getString(2));
            member.setLong(2, after);
            member.setString(3, rows.getString(2));
            member.setString(4, rows.getString(3));
            member.setString(5, rows.getString(4));
            member.setString(6, rows.getString(4));
            member.addBatch();
            add(entry, 2_000_000_000L + serials.size(), "certificate.recalled", rows.getString(2));
          }
        }
        member.executeBatch();
        entry.executeBatch();
        database.commit();
      }
    } while (found == SELECTED);
  }

  private static void add(PreparedStatement entry, long seq, String act, String subject)
      throws SQLException {
    entry.setLong(1, seq);
    entry.setString(2, act);
    entry.setString(3, subject);
    entry.setString(4, DETAILS);
    entry.setString(5, HASH);
    entry.setString(6, HASH);
    entry.addBatch();
  }

  private static void revoke(Connection database, List<String> serials) throws SQLException {
    try (PreparedStatement certificate =
            database.prepareStatement(
                "UPDATE certificate SET status = 'revoked', reason = 'keyCompromise',"
                    + " revoked_at = 1, status_at = 1 WHERE serial = ? AND status = 'valid'");
        PreparedStatement member =
            database.prepareStatement(
                "UPDATE campaign_member SET state = 'revoked', settled = 1"
                    + " WHERE id = ? AND state = 'open'");
        PreparedStatement entry = database.prepareStatement(ENTRY)) {
      for (int i = 0; i < serials.size(); i++) {
        certificate.setString(1, serials.get(i));
        certificate.executeUpdate();
        member.setString(1, "x/" + serials.get(i));
        member.executeUpdate();
        add(entry, 3_000_000_000L + i, "certificate.revoked", serials.get(i));
        if (i % REVOKED == REVOKED - 1) {
          entry.executeBatch();
          database.commit();
        }
      }
      entry.executeBatch();
      database.commit();
    }
  }
}
