package io.sealport.server.authority;

import io.sealport.pki.CaId;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CrlEntries;
import io.sealport.pki.CrlId;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What CRLs list, read from the ledger in pages: it may be millions, and only one page is in
 * memory. No transaction holds the pages together; what is revoked meanwhile is on this CRL or on
 * the next.
 */
@Singleton
public class RevokedCertificates {

  /** A quarter of a megabyte of text. */
  private static final int PAGE = 4096;

  private final RevokedPages pages;

  RevokedCertificates(RevokedPages pages) {
    this.pages = pages;
  }

  /** A page of the ledger that begins behind a row. */
  @FunctionalInterface
  private interface Pages {
    Optional<String> after(long key, String serial);
  }

  /**
   * The revoked and held certificates that end at or after a moment, in the order of revocation; of
   * an imported CA also the serials without a certificate, behind them.
   */
  public void list(CrlId crl, Instant notAfterFrom, CrlEntries into) {
    long from = notAfterFrom.toEpochMilli();
    Consumer<RevokedPage> take = page -> page.addTo(into);
    if (!crl.isWhole()) {
      each(false, (at, s) -> pages.ofShard(crl.ca(), crl.shard(), from, at, s, PAGE), take);
      return;
    }
    each(false, (at, s) -> pages.whole(crl.ca(), from, at, s, PAGE), take);
    if (CaId.isImported(crl.ca())) {
      each(false, (at, s) -> pages.listed(crl.ca(), from, at, s, PAGE), take);
    }
  }

  /**
   * What was revoked, held or released at or after a moment, as a delta lists it: what was released
   * as taken off the list, even if it never was on one.
   */
  public void listChanges(CrlId crl, Instant since, CrlEntries into) {
    eachChange(crl, since, page -> page.addTo(into));
  }

  /**
   * A hash of what was revoked, held or released at or after a moment: it is another one when and
   * only when that is. Empty where nothing was.
   */
  public String changes(CrlId crl, Instant since) {
    StringBuilder all = new StringBuilder();
    eachChange(
        crl,
        since,
        page -> {
          page.skip();
          all.append(page.sha256());
        });
    return all.isEmpty()
        ? ""
        : CertificateFacts.sha256(all.toString().getBytes(StandardCharsets.US_ASCII));
  }

  /** The highest part of its CA's CRL that a certificate names; 0 if none does. */
  public int shards(String ca) {
    return pages.shards(ca);
  }

  private void eachChange(CrlId crl, Instant since, Consumer<RevokedPage> take) {
    long from = since.toEpochMilli();
    if (!crl.isWhole()) {
      each(true, (at, s) -> pages.changedOfShard(crl.ca(), crl.shard(), from, at, s, PAGE), take);
      return;
    }
    each(true, (at, s) -> pages.changed(crl.ca(), from, at, s, PAGE), take);
    if (CaId.isImported(crl.ca())) {
      each(true, (at, s) -> pages.changedListed(crl.ca(), from, at, s, PAGE), take);
    }
  }

  private static void each(boolean changes, Pages pages, Consumer<RevokedPage> take) {
    long key = Long.MIN_VALUE;
    String serial = "";
    while (true) {
      Optional<String> text = pages.after(key, serial).filter(t -> !t.isEmpty());
      if (text.isEmpty()) {
        return;
      }
      RevokedPage page = new RevokedPage(text.get(), changes, key);
      take.accept(page);
      if (page.count() < PAGE) {
        return;
      }
      key = page.lastKey();
      serial = page.lastSerial();
    }
  }
}
