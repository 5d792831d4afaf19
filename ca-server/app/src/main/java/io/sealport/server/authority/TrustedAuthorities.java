package io.sealport.server.authority;

import io.sealport.api.JournalEntry;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.ForeignCrl;
import io.sealport.pki.Name;
import io.sealport.server.journal.Hearing;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * The CAs of others whose users are let in too, the first that was added first. Writes happen
 * inside the caller's transaction; after it the caller says {@link #reload}.
 */
@Singleton
public class TrustedAuthorities {

  private final TrustedAuthorityRows rows;
  private volatile @Nullable List<TrustedAuthority> loaded;

  TrustedAuthorities(TrustedAuthorityRows rows, Hearing hearing) {
    this.rows = rows;
    hearing.tell(this::heard);
  }

  private void heard(JournalEntry entry) {
    if (entry.act().startsWith("trust.")) {
      reload();
    }
  }

  /** All of them, as they were at the last {@link #reload}. */
  public List<TrustedAuthority> all() {
    List<TrustedAuthority> known = loaded;
    return known == null ? readAll() : known;
  }

  /** One at a time, so that what was read before a change does not outlive its reload. */
  private synchronized List<TrustedAuthority> readAll() {
    List<TrustedAuthority> known = stored();
    loaded = known;
    return known;
  }

  /** All of them as the database has them now, for who changes them. */
  public List<TrustedAuthority> stored() {
    return rows.all().stream().map(TrustedAuthorities::read).toList();
  }

  /** Forgets what was read, so that changes are seen. */
  public synchronized void reload() {
    loaded = null;
  }

  /**
   * The one with that id.
   *
   * @throws Fault NOT_FOUND if there is none
   */
  public TrustedAuthority require(String id) {
    return find(id)
        .orElseThrow(
            () -> Fault.of(Kind.NOT_FOUND, "no trusted CA \"" + Name.printable(id) + "\""));
  }

  /** The one with that id, as the database has it now. */
  public Optional<TrustedAuthority> find(String id) {
    return rows.findById(id).map(TrustedAuthorities::read);
  }

  /** Adds one that is not there. */
  public void add(TrustedAuthority authority) {
    rows.save(row(authority));
  }

  /** Gives one that is there another CRL. */
  public void update(TrustedAuthority authority) {
    rows.update(row(authority));
  }

  /** Notes why the last look at its address brought no CRL; empty where it did. */
  public void fail(String id, String failure) {
    rows.fail(id, failure);
  }

  public void remove(String id) {
    rows.deleteById(id);
  }

  private static TrustedAuthorityRow row(TrustedAuthority a) {
    return new TrustedAuthorityRow(
        a.id(),
        a.seq(),
        CertificateFacts.encoded(a.certificate()),
        a.reason(),
        a.by(),
        a.at().toEpochMilli(),
        a.crl().map(c -> c.list().der()).orElse(null),
        a.crl().flatMap(TrustedAuthority.Crl::url).map(URI::toString).orElse(null),
        a.crl().flatMap(TrustedAuthority.Crl::failure).orElse(null));
  }

  private static TrustedAuthority read(TrustedAuthorityRow row) {
    try {
      byte[] crl = row.crl();
      return new TrustedAuthority(
          row.id(),
          row.seq(),
          new X509CertificateHolder(row.certificate()),
          row.reason(),
          row.addedBy(),
          Instant.ofEpochMilli(row.addedAt()),
          crl == null ? Optional.empty() : Optional.of(crl(row, crl)));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "the trusted CA " + row.id() + " cannot be read", e);
    }
  }

  private static TrustedAuthority.Crl crl(TrustedAuthorityRow row, byte[] der) throws IOException {
    X509CRLHolder crl = new X509CRLHolder(der);
    // It was judged before it was stored, when it had not ended.
    ForeignCrl list =
        new ForeignCrl(crl, crl.getThisUpdate().toInstant(), crl.getNextUpdate().toInstant());
    return new TrustedAuthority.Crl(
        list,
        CertificateFacts.sha256(der),
        Optional.ofNullable(row.crlUrl()).map(URI::create),
        Optional.ofNullable(row.crlFailure()));
  }
}
