package io.sealport.server.authority;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CaId;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CrlEntries;
import io.sealport.pki.CrlId;
import io.sealport.server.authority.RevokedPage.Place;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

  /** Bytes of an entry: what is longer than a page of those is likely to be a whole page. */
  private static final int SHORTEST = 32;

  private final RevokedPages pages;
  private final ExecutorService ahead =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "crl-pages");
            thread.setDaemon(true);
            return thread;
          });

  RevokedCertificates(RevokedPages pages) {
    this.pages = pages;
  }

  /** A page of the ledger that begins behind a row. */
  @FunctionalInterface
  private interface Pages {
    Optional<String> after(Place last);
  }

  /**
   * The revoked and held certificates that end at or after a moment, in the order of revocation; of
   * an imported CA also the serials without a certificate, behind them.
   */
  public void list(CrlId crl, Instant notAfterFrom, CrlEntries into) {
    long from = notAfterFrom.toEpochMilli();
    Consumer<RevokedPage> take = page -> page.addTo(into);
    if (!crl.isWhole()) {
      each(
          false,
          Place.BEGIN,
          p -> pages.ofShard(crl.ca(), crl.shard(), from, p.key(), p.serial(), PAGE),
          take);
      return;
    }
    each(false, Place.BEGIN, p -> pages.whole(crl.ca(), from, p.key(), p.serial(), PAGE), take);
    if (CaId.isImported(crl.ca())) {
      each(false, Place.BEGIN, p -> pages.listed(crl.ca(), from, p.key(), p.serial(), PAGE), take);
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
    // A place before it would have the database look through all that changed earlier.
    Place begin = new Place(from, "");
    if (!crl.isWhole()) {
      each(
          true,
          begin,
          p -> pages.changedOfShard(crl.ca(), crl.shard(), from, p.key(), p.serial(), PAGE),
          take);
      return;
    }
    each(true, begin, p -> pages.changed(crl.ca(), from, p.key(), p.serial(), PAGE), take);
    if (CaId.isImported(crl.ca())) {
      each(true, begin, p -> pages.changedListed(crl.ca(), from, p.key(), p.serial(), PAGE), take);
    }
  }

  private void each(boolean changes, Place begin, Pages pages, Consumer<RevokedPage> take) {
    Place from = begin;
    Future<Optional<String>> coming = CompletableFuture.completedFuture(pages.after(from));
    while (true) {
      Optional<String> text = come(coming).filter(t -> !t.isEmpty());
      if (text.isEmpty()) {
        return;
      }
      RevokedPage page = new RevokedPage(text.get(), changes, from.key());
      Place end = page.end();
      // While this page is read the database joins the next one.
      boolean isLong = text.get().length() > PAGE * SHORTEST;
      if (isLong) {
        coming = ahead.submit(() -> pages.after(end));
      }
      take.accept(page);
      if (page.count() < PAGE) {
        return;
      }
      if (!isLong) {
        coming = CompletableFuture.completedFuture(pages.after(end));
      }
      from = end;
    }
  }

  private static Optional<String> come(Future<Optional<String>> page) {
    try {
      return page.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Fault.of(Kind.UNAVAILABLE, "interrupted while the ledger was read", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw Fault.of(Kind.INTERNAL, "the ledger cannot be read", e);
    }
  }

  @PreDestroy
  void close() {
    ahead.shutdownNow();
  }
}
