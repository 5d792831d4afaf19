package io.sealport.server.status;

import io.sealport.fault.Fault;
import io.sealport.files.SafeFile;
import io.sealport.files.SafeFile.Mode;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CrlDraft;
import io.sealport.pki.Issuer;
import io.sealport.pki.Pem;
import io.sealport.pki.SignedCrl;
import io.sealport.server.authority.Authority;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.TrustedAuthorities;
import io.sealport.server.authority.TrustedAuthority;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import io.sealport.server.watch.Figure;
import io.sealport.server.watch.Steps;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Issues and publishes the CRLs: one file for each CA in DER and in PEM, and {@code crls.pem} with
 * all of them and of the trusted CAs. Numbers come from the database and only grow; a file is
 * replaced whole.
 */
@Singleton
public class Crls {

  private static final String BUNDLE = "crls.pem";

  /** A revocation may have been dated this long before it was on disk. */
  private static final Duration COMMIT_AT_MOST = Duration.ofMinutes(1);

  private final Hierarchy hierarchy;
  private final Ledger ledger;
  private final TrustedAuthorities trusted;
  private final Authority authority;
  private final Journal journal;
  private final CrlRows rows;
  private final StatusSettings settings;
  private final Steps steps;
  private final Clock clock;
  private final Map<String, Crl> published = new ConcurrentHashMap<>();
  private final Set<String> outdated = ConcurrentHashMap.newKeySet();
  private boolean recovered;

  /** The hashes of the CRLs in the bundle, in the CAs' order. */
  private volatile List<String> bundled = List.of();

  Crls(
      Hierarchy hierarchy,
      Ledger ledger,
      TrustedAuthorities trusted,
      Authority authority,
      Journal journal,
      CrlRows rows,
      StatusSettings settings,
      Steps steps,
      Clock clock) {
    this.hierarchy = hierarchy;
    this.ledger = ledger;
    this.trusted = trusted;
    this.authority = authority;
    this.journal = journal;
    this.rows = rows;
    this.settings = settings;
    this.steps = steps;
    this.clock = clock;
  }

  /** The CRL of a CA, empty while none is published. */
  public Optional<Crl> current(String ca) {
    return Optional.ofNullable(published.get(ca));
  }

  /**
   * Every CA's CRL in one PEM file, the root's and the trusted CAs' included; it exists once all
   * are published.
   */
  public Path bundle() {
    return settings.folder().resolve(BUNDLE);
  }

  /** The newest of the CRLs in the bundle. */
  public Optional<Crl> newest() {
    return published.values().stream()
        .max(java.util.Comparator.comparing(Crl::thisUpdate).thenComparing(Crl::sha256));
  }

  /**
   * Has the CRLs of an imported CA go on where its own had come, inside the caller's transaction.
   *
   * @param number the highest that one may have had; the next has a higher one
   * @param thisUpdate of its last one; what had ended by then is on no later CRL
   */
  public void goOn(String ca, long number, Instant thisUpdate) {
    // RFC 5280 5.2.3: the CRL number must increase.
    if (rows.newest(ca).filter(r -> r.number() >= number).isPresent()) {
      return;
    }
    long at = thisUpdate.toEpochMilli();
    rows.save(new CrlRow(ca + "/" + number, ca, number, at, at, 0, "", null));
  }

  /** The number of the newest CRL of a CA, 0 if there is none. */
  public long number(String ca) {
    return rows.newest(ca).map(CrlRow::number).orElse(0L);
  }

  /** A certificate of this CA was revoked, held or released: its CRL is due. */
  public void outdate(String ca) {
    outdated.add(ca);
  }

  /** Finds out, once after a start, what is published. */
  private void recover() {
    if (recovered) {
      return;
    }
    SafeFile.publicFolder(settings.folder());
    for (Issuer ca : hierarchy.all()) {
      Optional<CrlRow> newest = rows.newest(ca.id());
      if (isKeyElsewhere(ca)) {
        newest.ifPresent(this::publishStored);
      } else {
        newest.filter(this::isWhole).ifPresent(this::publishAgain);
      }
    }
    recovered = true;
  }

  /**
   * Whether the file of that number is there, and says of every certificate what the ledger says.
   */
  private boolean isWhole(CrlRow row) {
    Path file = der(row.ca());
    return Files.exists(file)
        && CertificateFacts.sha256(SafeFile.read(file, Long.MAX_VALUE)).equals(row.sha256())
        && !ledger.isChangedSince(
            row.ca(), Instant.ofEpochMilli(row.thisUpdate()).minus(COMMIT_AT_MOST));
  }

  private boolean isKeyElsewhere(Issuer ca) {
    return ca.id().equals(Hierarchy.ROOT) && hierarchy.isRootOffline();
  }

  /** A CRL that cannot be signed again here: the database has it. */
  private void publishStored(CrlRow row) {
    byte[] der = row.der();
    if (der != null) {
      write(row, der);
    }
  }

  /**
   * Publishes a CRL that an offline root has signed; its row is on the disk.
   *
   * @param row with the CRL itself
   */
  synchronized void publishStoredNow(CrlRow row) {
    recover();
    publishStored(row);
    publishBundle();
  }

  private void write(CrlRow row, byte[] der) {
    SafeFile.replace(der(row.ca()), der, Mode.PUBLIC);
    SafeFile.replace(pem(row.ca()), pem(der), Mode.PUBLIC);
    published.put(row.ca(), crl(row));
  }

  /** The PEM is written anew from the DER: the end may have come between the two. */
  private void publishAgain(CrlRow row) {
    byte[] der = SafeFile.read(der(row.ca()), Long.MAX_VALUE);
    SafeFile.replace(pem(row.ca()), pem(der), Mode.PUBLIC);
    published.put(row.ca(), crl(row));
  }

  /**
   * Publishes what was stored since, and issues nothing: what an offline root has signed and
   * another server has taken.
   */
  public synchronized void fetchNewer() {
    recover();
    for (Issuer ca : hierarchy.all()) {
      long here = current(ca.id()).map(Crl::number).orElse(0L);
      if (isKeyElsewhere(ca) && number(ca.id()) > here) {
        rows.newest(ca.id()).ifPresent(this::publishStored);
      }
    }
    publishBundle();
  }

  /**
   * Issues every CRL that is outdated or old; all revocations since are in one.
   *
   * @throws Fault of the last CA that could not be served; the others are
   */
  public synchronized void publishDue() {
    recover();
    Optional<RuntimeException> failure = Optional.empty();
    for (Issuer ca : hierarchy.all()) {
      if (isKeyElsewhere(ca) || !isDue(ca.id())) {
        continue;
      }
      // Before reading the ledger: what is revoked meanwhile makes it due again.
      outdated.remove(ca.id());
      try {
        steps.run(Figure.CRL_TIME, () -> publish(ca), ca.id());
      } catch (RuntimeException e) {
        outdate(ca.id());
        failure = Optional.of(e);
      }
    }
    // What the others have revoked must not wait for the one that cannot be signed.
    publishBundle();
    if (failure.isPresent()) {
      throw failure.get();
    }
  }

  private boolean isDue(String ca) {
    Crl now = published.get(ca);
    return now == null
        || outdated.contains(ca)
        || !clock.instant().isBefore(now.thisUpdate().plus(settings.crlEvery()));
  }

  private void publish(Issuer ca) {
    Optional<CrlRow> before = rows.newest(ca.id());
    // RFC 5280 5.2.3: the CRL number must increase.
    long number = before.map(CrlRow::number).orElse(0L) + 1;
    Instant thisUpdate = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant nextUpdate = thisUpdate.plus(settings.crlValidity());
    // RFC 5280 3.3: an expired entry leaves after it was on one CRL issued beyond its end.
    Instant notAfterFrom =
        before.map(CrlRow::thisUpdate).map(Instant::ofEpochMilli).orElse(Instant.EPOCH);
    List<CrlDraft.Entry> revoked = entries(ledger.revoked(ca.id(), notAfterFrom));
    byte[] der =
        SignedCrl.encoded(
            authority.signCrl(ca.id(), CrlDraft.of(ca, number, thisUpdate, nextUpdate, revoked)));
    CrlRow row =
        new CrlRow(
            ca.id() + "/" + number,
            ca.id(),
            number,
            thisUpdate.toEpochMilli(),
            nextUpdate.toEpochMilli(),
            revoked.size(),
            CertificateFacts.sha256(der),
            null);
    journal.commit(
        acts -> {
          acts.add(
              Act.of(Act.SYSTEM, "crl.issued", ca.id())
                  .with("number", Long.toString(number))
                  .with("entries", Integer.toString(revoked.size()))
                  .with("nextUpdate", nextUpdate.toString()));
          return rows.save(row);
        });
    write(row, der);
  }

  static List<CrlDraft.Entry> entries(List<Ledger.Revoked> revoked) {
    return revoked.stream().map(r -> new CrlDraft.Entry(r.serial(), r.reason(), r.at())).toList();
  }

  private void publishBundle() {
    List<TrustedAuthority.Crl> foreign =
        trusted.all().stream().flatMap(t -> t.crl().stream()).toList();
    List<String> content =
        Stream.concat(
                hierarchy.all().stream().map(ca -> sha256(ca.id())),
                foreign.stream().map(TrustedAuthority.Crl::sha256))
            .toList();
    if (content.equals(bundled)) {
      return;
    }
    StringBuilder all = new StringBuilder();
    for (Issuer ca : hierarchy.all().stream().filter(c -> isPublished(c.id())).toList()) {
      all.append(SafeFile.readText(pem(ca.id()), Long.MAX_VALUE));
    }
    foreign.forEach(crl -> all.append(Pem.encode("X509 CRL", crl.list().der())));
    SafeFile.replace(bundle(), all.toString().getBytes(StandardCharsets.US_ASCII), Mode.PUBLIC);
    bundled = content;
  }

  private boolean isPublished(String ca) {
    return published.containsKey(ca);
  }

  private String sha256(String ca) {
    return current(ca).map(Crl::sha256).orElse("");
  }

  /** What changes when and only when the bundle does; empty while there is none. */
  public Optional<String> bundleTag() {
    List<String> content = bundled;
    return content.isEmpty()
        ? Optional.empty()
        : Optional.of(
            CertificateFacts.sha256(String.join(" ", content).getBytes(StandardCharsets.US_ASCII)));
  }

  private static byte[] pem(byte[] der) {
    return Pem.encode("X509 CRL", der).getBytes(StandardCharsets.US_ASCII);
  }

  private Crl crl(CrlRow row) {
    return new Crl(
        row.ca(),
        row.number(),
        Instant.ofEpochMilli(row.thisUpdate()),
        Instant.ofEpochMilli(row.nextUpdate()),
        row.entries(),
        row.sha256(),
        der(row.ca()),
        pem(row.ca()));
  }

  private Path der(String ca) {
    return settings.folder().resolve(ca + ".crl");
  }

  private Path pem(String ca) {
    return settings.folder().resolve(ca + ".pem");
  }
}
