package io.sealport.server.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.sealport.pki.CrlEntries;
import io.sealport.pki.CrlId;
import io.sealport.server.boot.TestDatabase;
import io.sealport.server.boot.TestRooms;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.TBSCertList.CRLEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevokedCertificatesTest {

  /** More than two pages, many of them of the same second. */
  private static final int MANY = 9_000;

  private static final CrlId USERS = CrlId.whole("users");

  @TempDir Path folder;
  private TestRooms rooms;
  private RevokedCertificates revoked;

  @BeforeEach
  void open() {
    rooms = TestRooms.ofCa(folder);
    revoked = rooms.get(RevokedCertificates.class);
  }

  @AfterEach
  void close() {
    rooms.close();
  }

  /** Rows of the real table under serials of their own, past every room. */
  private void addRevoked(int count) {
    String numbers =
        TestDatabase.isPostgres()
            ? "generate_series(1, " + count + ") AS s(n)"
            : "(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < "
                + count
                + ") SELECT n FROM s)";
    String serial = TestDatabase.isPostgres() ? "to_hex(1000000 + n)" : "printf('%x', 1000000 + n)";
    rooms.tamper(
        "INSERT INTO certificate (serial, seq, issuer, profile, subject, names, not_before,"
            + " not_after, key_type, key_sha256, sha256, lineage, requester, evidence, der, status,"
            + " reason, revoked_at, status_at, issued, shard)"
            + " SELECT "
            + serial
            + ", 1000000 + n, 'users', 'ftps-user', '', '', 0, 4000000000000 + n, '', '', '', '',"
            + " '', '', c.der, 'revoked', CASE WHEN n % 2 = 0 THEN 'superseded' ELSE"
            + " 'keyCompromise' END, 1000 * (n % 7), 1000 * (n % 7), 0, n % 4"
            + " FROM certificate c CROSS JOIN "
            + numbers
            + " WHERE c.profile = 'operator'");
  }

  private List<CRLEntry> entries(CrlId crl, Instant notAfterFrom) throws Exception {
    try (CrlEntries entries = CrlEntries.in(folder)) {
      revoked.list(crl, notAfterFrom, entries);
      return read(entries);
    }
  }

  private static List<CRLEntry> read(CrlEntries entries) throws Exception {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    entries.read(all::write);
    List<CRLEntry> found = new ArrayList<>();
    try (org.bouncycastle.asn1.ASN1InputStream in =
        new org.bouncycastle.asn1.ASN1InputStream(all.toByteArray())) {
      for (Object o = in.readObject(); o != null; o = in.readObject()) {
        found.add(CRLEntry.getInstance(ASN1Sequence.getInstance(o)));
      }
    }
    assertThat(found).hasSize((int) entries.count());
    return found;
  }

  @Test
  void every_row_comes_once_in_the_order_of_revocation() throws Exception {
    addRevoked(MANY);

    List<CRLEntry> all = entries(USERS, Instant.EPOCH);

    assertThat(all.stream().map(e -> e.getUserCertificate().getValue()).distinct()).hasSize(MANY);
    assertThat(all)
        .isSortedAccordingTo(
            java.util.Comparator.comparing((CRLEntry e) -> e.getRevocationDate().getDate())
                .thenComparing(e -> e.getUserCertificate().getValue().toString(16)));
    assertThat(all.stream().filter(e -> reason(e) == 1)).hasSize(MANY / 2);
    assertThat(all.stream().filter(e -> reason(e) == 4)).hasSize(MANY / 2);
  }

  private static int reason(CRLEntry entry) {
    return org.bouncycastle.asn1.ASN1Enumerated.getInstance(
            entry
                .getExtensions()
                .getExtensionParsedValue(org.bouncycastle.asn1.x509.Extension.reasonCode))
        .intValueExact();
  }

  @Test
  void parts_are_disjoint_and_together_with_the_rest_the_whole() throws Exception {
    addRevoked(100);

    for (int shard = 1; shard <= 3; shard++) {
      int its = shard;
      assertThat(entries(new CrlId("users", shard), Instant.EPOCH))
          .hasSize(25)
          .allSatisfy(
              e ->
                  assertThat(e.getUserCertificate().getValue().intValue() - 1_000_000)
                      .matches(n -> n % 4 == its));
    }
    assertThat(entries(USERS, Instant.EPOCH)).hasSize(100);
    assertThat(entries(CrlId.whole("servers"), Instant.EPOCH)).isEmpty();
    assertThat(revoked.shards("users")).isEqualTo(3);
    assertThat(revoked.shards("servers")).isZero();
  }

  @Test
  void what_had_ended_before_is_left_out() throws Exception {
    addRevoked(10);

    assertThat(entries(USERS, Instant.ofEpochMilli(4_000_000_000_008L))).hasSize(3);
  }

  @Test
  void another_hash_when_and_only_when_something_changed() {
    addRevoked(MANY);
    String before = revoked.changes(USERS, Instant.EPOCH);
    String part = revoked.changes(new CrlId("users", 1), Instant.EPOCH);

    assertThat(before).hasSize(64);
    assertThat(revoked.changes(USERS, Instant.EPOCH)).isEqualTo(before);
    assertThat(revoked.changes(USERS, Instant.ofEpochMilli(7_000))).isEmpty();
    // One row of the second page, of part 2.
    rooms.tamper(
        "UPDATE certificate SET status = 'valid', reason = NULL, revoked_at = NULL"
            + " WHERE seq = 1008002");
    assertThat(revoked.changes(USERS, Instant.EPOCH)).isNotEqualTo(before);
    assertThat(revoked.changes(new CrlId("users", 1), Instant.EPOCH)).isEqualTo(part);
  }

  @Test
  void changes_list_what_was_released_as_removed() throws Exception {
    addRevoked(2);
    rooms.tamper(
        "UPDATE certificate SET status = 'valid', reason = NULL, revoked_at = NULL,"
            + " status_at = 9000 WHERE seq = 1000001");
    try (CrlEntries entries = CrlEntries.in(folder)) {
      revoked.listChanges(USERS, Instant.EPOCH, entries);

      List<CRLEntry> found = read(entries);
      assertThat(found).hasSize(2);
      assertThat(reason(found.get(0))).isEqualTo(4);
      assertThat(reason(found.get(1))).isEqualTo(8);
      assertThat(found.get(1).getRevocationDate().getDate()).hasTime(9000);
    }
  }

  /** SQLite says which way it goes; a scan of the table would read every certificate. */
  @Test
  void is_read_from_an_index_alone() {
    if (TestDatabase.isPostgres()) {
      // Its planner reads so small a table as a whole, whatever there is.
      assertThat(rooms.query("SELECT indexname FROM pg_indexes WHERE tablename = 'certificate'"))
          .contains("certificate_listed", "certificate_shard_listed", "certificate_changed");
      return;
    }
    String page =
        " FROM certificate WHERE issuer = 'users' AND status <> 'valid' AND not_after >= 0"
            + " AND (revoked_at, serial) > (0, '') ORDER BY revoked_at, serial LIMIT 10";
    assertThat(rooms.query("EXPLAIN QUERY PLAN SELECT serial, reason, revoked_at" + page))
        .singleElement()
        .asString()
        .contains(
            "USING COVERING INDEX certificate_listed (issuer=? AND (revoked_at,serial)>(?,?))");
    assertThat(
            rooms.query(
                "EXPLAIN QUERY PLAN SELECT serial, status_at FROM certificate"
                    + " WHERE issuer = 'users' AND status_at >= 5 AND (status_at, serial) > (0, '')"
                    + " ORDER BY status_at, serial LIMIT 10"))
        .singleElement()
        .asString()
        .contains("certificate_changed (issuer=? AND");
  }
}
