package io.sealport.server.authority;

import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Issues.Issued;
import io.sealport.policy.Looks;
import io.sealport.server.journal.Act;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the ledger knows of earlier issues, asked by name, login, requester and time. Each question
 * is answered from an index and decodes no certificate, however many there are.
 */
@Singleton
public class IssueLog {

  /** More than any limit counts; of more the oldest stand for all. */
  private static final int MOST = 1_000;

  private final CertificateRows rows;
  private final Clock clock;

  IssueLog(CertificateRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** The certificates of a profile with exactly that name that are valid now, oldest first. */
  public List<Issued> valid(String profile, Name name) {
    return rows.valid(profile, name.toString(), clock.millis(), MOST).stream()
        .map(IssueLog::issued)
        .toList();
  }

  /**
   * The client certificates whose login looks like that one, valid now or held.
   *
   * @param but the renewal chain that is left out
   */
  public List<Issued> alike(Name login, Optional<SerialNumber> but) {
    String lineage = but.map(SerialNumber::toString).orElse("");
    return Looks.of(login.value()).forms().stream()
        .flatMap(look -> rows.alike(look, lineage, clock.millis(), MOST).stream())
        .distinct()
        .map(IssueLog::issued)
        .toList();
  }

  /**
   * The newest certificate of a name.
   *
   * @param sha256 of the certificate, lower-case hex
   * @param seq its journal entry: of two certificates the newer one has the higher
   */
  public record Newest(SerialNumber serial, String sha256, long seq, Instant issued) {}

  /**
   * The newest certificate of a profile with exactly that name, if it is valid now. Those that the
   * server lives on itself are left out.
   */
  public Optional<Newest> newest(String profile, Name name) {
    return rows.newest(profile, name.toString(), clock.millis(), Act.SYSTEM)
        .map(
            r ->
                new Newest(
                    SerialNumber.parse(r.serial()),
                    r.sha256(),
                    r.seq(),
                    Instant.ofEpochMilli(r.issued())));
  }

  /** When the n-th newest certificate of a profile with that name was issued; 1 is the newest. */
  public Optional<Instant> issuedFor(Name name, String profile, int nth) {
    return rows.issuedFor(name.toString(), profile, nth - 1).map(Instant::ofEpochMilli);
  }

  /** Likewise, of those that a requester got, as the journal calls it. */
  public Optional<Instant> issuedTo(String requester, String profile, int nth) {
    return rows.issuedTo(requester, profile, nth - 1).map(Instant::ofEpochMilli);
  }

  /** Likewise, of those of a renewal chain, named by the first of it. */
  public Optional<Instant> issuedWithin(SerialNumber lineage, String profile, int nth) {
    return rows.issuedWithin(lineage.toString(), profile, nth - 1).map(Instant::ofEpochMilli);
  }

  /** Likewise, of all of the profile. */
  public Optional<Instant> issuedOf(String profile, int nth) {
    return rows.issuedOf(profile, nth - 1).map(Instant::ofEpochMilli);
  }

  private static Issued issued(IssuedRow row) {
    return new Issued(
        SerialNumber.parse(row.serial()),
        SerialNumber.parse(row.lineage()),
        row.names().lines().map(Name::parse).toList(),
        Instant.ofEpochMilli(row.notAfter()));
  }
}
