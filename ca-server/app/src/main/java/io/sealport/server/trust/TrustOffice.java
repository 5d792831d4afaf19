package io.sealport.server.trust;

import io.sealport.api.JournalEntry;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.files.SafeFile;
import io.sealport.pki.CertificatePath;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.ForeignCrl;
import io.sealport.pki.Issuer;
import io.sealport.policy.ForeignCas;
import io.sealport.server.authority.ClientCas;
import io.sealport.server.authority.Hierarchy;
import io.sealport.server.authority.TrustedAuthorities;
import io.sealport.server.authority.TrustedAuthority;
import io.sealport.server.identity.web.WebAddress;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Hearing;
import io.sealport.server.journal.Journal;
import io.sealport.server.journal.Work;
import io.sealport.server.status.Revocations;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;

/** Lets the users of other CAs in, and no longer. */
@Singleton
public class TrustOffice {

  private final TrustedAuthorities authorities;
  private final Hierarchy hierarchy;
  private final ClientCas clientCas;
  private final CrlFetch fetch;
  private final TrustSettings settings;
  private final Journal journal;
  private final Clock clock;
  private final AtomicBoolean behind = new AtomicBoolean();

  TrustOffice(
      TrustedAuthorities authorities,
      Hierarchy hierarchy,
      ClientCas clientCas,
      CrlFetch fetch,
      TrustSettings settings,
      Journal journal,
      Hearing hearing,
      Clock clock) {
    this.authorities = authorities;
    this.hierarchy = hierarchy;
    this.clientCas = clientCas;
    this.fetch = fetch;
    this.settings = settings;
    this.journal = journal;
    this.clock = clock;
    hearing.tell(this::heard);
  }

  /**
   * What shall be trusted.
   *
   * @param certificates a CA and those above it up to the root; trusted ones stay as they are
   * @param crls of these CAs, or of those that are trusted already
   * @param urls where CRLs of these CAs are, http or https
   */
  public record Order(
      List<X509CertificateHolder> certificates,
      List<X509CRLHolder> crls,
      List<String> urls,
      String reason) {

    public Order {
      certificates = certificates.stream().distinct().toList();
      crls = List.copyOf(crls);
      urls = List.copyOf(urls);
    }
  }

  /** Every trusted CA, the first that was added first. */
  public List<io.sealport.api.TrustedAuthority> list() {
    return authorities.all().stream().map(TrustedAuthority::info).toList();
  }

  /**
   * The one with that id.
   *
   * @throws Fault NOT_FOUND if there is none
   */
  public io.sealport.api.TrustedAuthority show(String id) {
    return authorities.require(id).info();
  }

  /**
   * Trusts CAs: all of them or, where anything is wrong with one, none.
   *
   * @return as they stand then, in the order's order
   * @throws Fault REFUSED with everything that is wrong; BAD_INPUT for a CRL that is no use;
   *     UNAVAILABLE for an address that does not answer
   */
  public List<io.sealport.api.TrustedAuthority> add(Order order, Revocations.By by) {
    List<X509CertificateHolder> known =
        authorities.all().stream().map(TrustedAuthority::certificate).toList();
    order.certificates().forEach(this::requireForeign);
    requireNone(new ForeignCas(order.certificates(), known).violations(clock.instant()));
    Map<String, TrustedAuthority.Crl> crls = crls(order, known);
    change(
        acts -> {
          by.still().run();
          order.certificates().forEach(c -> addOnce(c, order.reason(), by, acts));
          crls.forEach((id, crl) -> give(id, crl, by, acts));
          return crls.size();
        });
    return order.certificates().stream().map(ForeignCas::id).map(this::show).toList();
  }

  /** Ours are in every bundle anyway, and a namesake of ours would stand in its way. */
  private void requireForeign(X509CertificateHolder certificate) {
    boolean ours =
        Stream.concat(
                hierarchy.all().stream().map(Issuer::certificate), hierarchy.anchors().stream())
            .anyMatch(ca -> ca.getSubject().equals(certificate.getSubject()));
    if (ours) {
      throw Fault.of(
          Kind.REFUSED,
          "trust.own: found \""
              + CertificateWindow.name(certificate.getSubject())
              + "\", as a CA of this house is called, wanted a CA of somebody else");
    }
  }

  private static void requireNone(List<io.sealport.fault.Violation> violations) {
    if (!violations.isEmpty()) {
      throw Fault.ofAll(violations.stream().map(v -> Fault.of(Kind.REFUSED, v.toString())).toList())
          .withHint("nothing was added");
    }
  }

  private Map<String, TrustedAuthority.Crl> crls(Order order, List<X509CertificateHolder> known) {
    List<X509CertificateHolder> all = new ArrayList<>(order.certificates());
    all.addAll(known);
    Map<String, TrustedAuthority.Crl> found = new HashMap<>();
    for (X509CRLHolder crl : order.crls()) {
      put(found, crl, all, Optional.empty());
    }
    for (URI url : order.urls().stream().map(WebAddress::ofSigned).toList()) {
      for (X509CRLHolder crl : fetch.fetch(url)) {
        put(found, crl, all, Optional.of(url));
      }
    }
    return found;
  }

  private void put(
      Map<String, TrustedAuthority.Crl> found,
      X509CRLHolder crl,
      List<X509CertificateHolder> all,
      Optional<URI> url) {
    X509CertificateHolder ca =
        all.stream()
            .filter(c -> ForeignCrl.isNamedBy(crl, c))
            .findFirst()
            .orElseThrow(() -> ofNobody(crl));
    ForeignCrl list = ForeignCrl.of(crl, ca, clock.instant());
    if (found.put(ForeignCas.id(ca), TrustedAuthority.Crl.of(list, url)) != null) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "two CRLs of \"" + CertificateWindow.name(crl.getIssuer()) + "\"; wanted one");
    }
  }

  private static Fault ofNobody(X509CRLHolder crl) {
    return Fault.of(
        Kind.BAD_INPUT,
        "a CRL of \""
            + CertificateWindow.name(crl.getIssuer())
            + "\", which is none of the CAs given and not trusted");
  }

  private void addOnce(
      X509CertificateHolder certificate, String reason, Revocations.By by, Work.Acts acts) {
    String id = ForeignCas.id(certificate);
    if (authorities.find(id).isPresent()) {
      return;
    }
    long seq =
        acts.add(
            Act.of(by.actor(), "trust.added", id)
                .with("owner", CertificateWindow.name(certificate.getSubject()))
                .with("reason", reason));
    authorities.add(
        new TrustedAuthority(
            id, seq, certificate, reason, by.actor(), clock.instant(), Optional.empty()));
  }

  private void give(String id, TrustedAuthority.Crl crl, Revocations.By by, Work.Acts acts) {
    TrustedAuthority now = authorities.require(id);
    now.crl().ifPresent(before -> CrlFetch.requireNotOlder(crl.list(), before.list()));
    acts.add(
        Act.of(by.actor(), "trust.crl-taken", id)
            .with("number", crl.list().number().orElse(""))
            .with("nextUpdate", crl.list().nextUpdate().toString())
            .with("url", crl.url().map(URI::toString).orElse("")));
    authorities.update(now.with(crl));
  }

  /**
   * Trusts a CA no longer.
   *
   * @return as it was
   * @throws Fault NOT_FOUND if it is not trusted; CONFLICT if another one needs it
   */
  public io.sealport.api.TrustedAuthority remove(String id, String reason, Revocations.By by) {
    return change(
        acts -> {
          by.still().run();
          TrustedAuthority before = authorities.require(id);
          requireNeedless(before);
          authorities.remove(id);
          acts.add(
              Act.of(by.actor(), "trust.removed", id)
                  .with("owner", before.owner())
                  .with("reason", reason));
          return before.info();
        });
  }

  /** Without the CA above it, servers would refuse everybody of another. */
  private void requireNeedless(TrustedAuthority leaving) {
    List<TrustedAuthority> staying =
        authorities.stored().stream().filter(a -> !a.id().equals(leaving.id())).toList();
    staying.stream()
        .filter(a -> CertificatePath.isSignedBy(a.certificate(), leaving.certificate()))
        .filter(a -> staying.stream().noneMatch(above -> isAbove(above, a)))
        .findFirst()
        .ifPresent(
            below -> {
              throw Fault.of(
                      Kind.CONFLICT,
                      leaving.owner() + " stands above " + below.owner() + ", which is trusted")
                  .withHint("remove " + below.id() + " first");
            });
  }

  private static boolean isAbove(TrustedAuthority above, TrustedAuthority below) {
    return CertificatePath.isSignedBy(below.certificate(), above.certificate());
  }

  private <T> T change(Work<T> work) {
    try {
      T done = journal.commit(work);
      write();
      return done;
    } finally {
      authorities.reload();
    }
  }

  private void heard(JournalEntry entry) {
    if (entry.act().startsWith("trust.") || entry.act().equals("authority.imported")) {
      behind.set(true);
    }
  }

  /** Writes this server's list anew where another server has changed what is trusted. */
  public void follow() {
    if (behind.getAndSet(false)) {
      write();
    }
  }

  /** One at a time: an older list must not be written over a newer one. */
  private synchronized void write() {
    authorities.reload();
    SafeFile.replace(
        settings.clientCa(),
        clientCas.pem().getBytes(StandardCharsets.US_ASCII),
        SafeFile.Mode.PUBLIC);
  }
}
