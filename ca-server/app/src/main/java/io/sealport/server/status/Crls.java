package io.sealport.server.status;

import io.sealport.fault.Fault;
import io.sealport.pki.CrlId;
import io.sealport.pki.Issuer;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Steps;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Issues and publishes the CRLs: one file for each in DER and in PEM, and {@code crls.pem} with the
 * whole one of every CA and of the trusted CAs. Numbers come from the database and only grow; a
 * file is replaced whole. Whether one is due the database says, so that any server that shares it
 * may issue it.
 */
@Singleton
public class Crls {

  /** From so many entries on making one is work: see {@link CrlPace}. */
  private static final long LARGE = 10_000;

  private final Hierarchy hierarchy;
  private final CrlLists lists;
  private final CrlStore store;
  private final CrlFiles files;
  private final CrlFetching fetching;
  private final CrlIssuing issuing;
  private final CrlBundle bundle;
  private final CrlPace pace;
  private final StatusSettings settings;
  private final Steps steps;
  private final Clock clock;
  private final Set<String> outdated = ConcurrentHashMap.newKeySet();
  private boolean prepared;

  Crls(
      Hierarchy hierarchy,
      CrlLists lists,
      CrlStore store,
      CrlFiles files,
      CrlFetching fetching,
      CrlIssuing issuing,
      CrlBundle bundle,
      CrlPace pace,
      StatusSettings settings,
      Steps steps,
      Clock clock) {
    this.hierarchy = hierarchy;
    this.lists = lists;
    this.store = store;
    this.files = files;
    this.fetching = fetching;
    this.issuing = issuing;
    this.bundle = bundle;
    this.pace = pace;
    this.settings = settings;
    this.steps = steps;
    this.clock = clock;
  }

  /** The CRL of that name, such as a CA's id; empty while none is published. */
  public Optional<Crl> current(String name) {
    return files.current(name);
  }

  /** The file of that CRL in DER, opened; empty while none is published. */
  public Optional<PublishedFile> openDer(String name) {
    return files.open(
        () -> current(name).map(c -> new PublishedFile.Place(c.der(), c.sha256(), c.thisUpdate())));
  }

  /** The same in PEM. */
  public Optional<PublishedFile> openPem(String name) {
    return files.open(
        () ->
            current(name)
                .map(c -> new PublishedFile.Place(c.pem(), "pem-" + c.sha256(), c.thisUpdate())));
  }

  /** {@link #bundle}, opened; empty while there is none. */
  public Optional<PublishedFile> openBundle() {
    return files.open(bundle::place);
  }

  /**
   * Every CA's CRL in one PEM file, the root's and the trusted CAs' included; it exists once all
   * are published.
   */
  public Path bundle() {
    return bundle.file();
  }

  /** What changes when and only when the bundle does; empty while there is none. */
  public Optional<String> bundleTag() {
    return bundle.tag();
  }

  /**
   * Has the CRLs of an imported CA go on where its own had come, inside the caller's transaction.
   *
   * @param number the highest that one may have had; the next has a higher one
   * @param thisUpdate of its last one; what had ended by then is on no later CRL
   */
  public void goOn(String ca, long number, Instant thisUpdate) {
    // RFC 5280 5.2.3: the CRL number must increase.
    if (number(ca) < number) {
      store.save(CrlRow.ofElsewhere(ca, number, thisUpdate.toEpochMilli()));
    }
  }

  /** The highest number of a CRL of a CA, 0 if there is none. */
  public long number(String ca) {
    return store.number(CrlId.whole(ca));
  }

  /**
   * A certificate of this CA was revoked, held or released: its CRL is due. Where other servers
   * share the database, that tells it, or each of them would issue one.
   */
  public void outdate(String ca) {
    if (!settings.sharedDatabase()) {
      outdated.add(ca);
    }
  }

  /** After a CRL was stored that an offline root has signed. */
  void publishStored() {
    fetchNewer();
  }

  /**
   * Publishes what another server has issued since, and nothing else. Where the database is this
   * server's own, there is nothing.
   */
  public synchronized void fetchNewer() {
    prepare();
    for (Issuer ca : hierarchy.all()) {
      lists.of(ca).forEach(fetching::catchUp);
    }
    bundle.publish();
  }

  private void prepare() {
    if (!prepared) {
      files.prepare();
      prepared = true;
    }
  }

  /**
   * Issues every CRL that is outdated or old; all revocations since are in one.
   *
   * @throws Fault of the last CA that could not be served; the others are
   */
  public synchronized void publishDue() {
    prepare();
    Optional<RuntimeException> failure = Optional.empty();
    for (Issuer ca : hierarchy.all()) {
      for (CrlId list : lists.of(ca)) {
        try {
          publishDue(ca, list);
        } catch (RuntimeException e) {
          failure = Optional.of(e);
        }
      }
    }
    // What the others have revoked must not wait for the one that cannot be signed.
    bundle.publish();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private void publishDue(Issuer ca, CrlId list) {
    fetching.catchUp(list);
    if (lists.isKeyElsewhere(ca)) {
      return;
    }
    long next = store.number(list) + 1;
    boolean deltas = lists.hasDeltas(ca, list);
    boolean due = isDue(list);
    if (due) {
      publish(list, next, deltas);
    }
    if (deltas && (due || isDeltaDue(list))) {
      // RFC 5280 5.2.4: a delta that is issued with a whole one has its number.
      store
          .base(list, clock.instant().minus(settings.crlEvery()))
          .ifPresent(base -> issuing.delta(list, next, base));
    }
  }

  private void publish(CrlId list, long number, boolean deltas) {
    // Before reading the ledger: what is revoked meanwhile makes it due again.
    boolean told = list.isWhole() && outdated.remove(list.ca());
    try {
      steps.run(
          Figure.CRL_TIME, () -> make(list, () -> issuing.whole(list, number, deltas)), list.ca());
    } catch (RuntimeException e) {
      if (told) {
        outdate(list.ca());
      }
      throw e;
    }
  }

  /** A small one takes its time only in the first seconds of a program: nobody waits for that. */
  private void make(CrlId list, Runnable making) {
    if (current(list.name()).filter(c -> c.entries() >= LARGE).isPresent()) {
      pace.make(list.name(), making);
    } else {
      making.run();
    }
  }

  private boolean isDue(CrlId list) {
    Optional<CrlRow> newest = store.newest(list).filter(r -> isPublished(list.name(), r.sha256()));
    if (newest.isEmpty() || isOld(newest.get().thisUpdate())) {
      return true;
    }
    boolean told = list.isWhole() && outdated.contains(list.ca());
    return pace.allows(list.name())
        && (told || isChanged(list, newest.get().thisUpdate(), newest.get().changes()));
  }

  private boolean isDeltaDue(CrlId list) {
    Optional<CrlDeltaRow> newest =
        store.newestDelta(list).filter(r -> isPublished(list.deltaName(), r.sha256()));
    return newest.isEmpty()
        || isOld(newest.get().thisUpdate())
        || isChanged(list, newest.get().thisUpdate(), newest.get().changes());
  }

  private boolean isPublished(String name, String sha256) {
    return current(name).filter(c -> c.sha256().equals(sha256)).isPresent();
  }

  private boolean isOld(long thisUpdate) {
    return !clock.instant().isBefore(Instant.ofEpochMilli(thisUpdate).plus(settings.crlEvery()));
  }

  private boolean isChanged(CrlId list, long thisUpdate, String changes) {
    return !issuing.changes(list, Instant.ofEpochMilli(thisUpdate)).equals(changes);
  }
}
