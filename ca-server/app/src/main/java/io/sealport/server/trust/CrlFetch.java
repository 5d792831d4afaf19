package io.sealport.server.trust;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.net.Deadline;
import io.sealport.net.NetFailure;
import io.sealport.pki.ForeignCrl;
import io.sealport.server.authority.TrustedAuthorities;
import io.sealport.server.authority.TrustedAuthority;
import io.sealport.server.identity.web.Web;
import io.sealport.server.journal.Act;
import io.sealport.server.journal.Journal;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.cert.X509CRLHolder;

/** Fetches the CRLs of trusted CAs, and takes none that is older than the one at hand. */
@Singleton
public class CrlFetch {

  /** Some 300,000 revoked certificates. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A revocation elsewhere is known here that soon. */
  private static final Duration HOURLY = Duration.ofHours(1);

  private final TrustedAuthorities authorities;
  private final TrustSettings settings;
  private final Journal journal;
  private final Clock clock;
  private final Map<String, Instant> looked = new ConcurrentHashMap<>();

  CrlFetch(TrustedAuthorities authorities, TrustSettings settings, Journal journal, Clock clock) {
    this.authorities = authorities;
    this.settings = settings;
    this.journal = journal;
    this.clock = clock;
  }

  /**
   * Every CRL at an address.
   *
   * @throws Fault UNAVAILABLE if it cannot be had, BAD_INPUT if it holds no CRL
   */
  List<X509CRLHolder> fetch(URI address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).build();
      Web.Reply reply = settings.web().send(request, MAX_BYTES, Deadline.in(PATIENCE));
      if (reply.status() != 200) {
        throw Fault.of(
            Kind.UNAVAILABLE, address + " answers with status " + reply.status() + "; wanted 200");
      }
      return ForeignCrl.read(reply.body(), "what " + address + " answers");
    } catch (NetFailure e) {
      throw Fault.of(Kind.UNAVAILABLE, "no CRL from " + address + ": " + e.getMessage(), e);
    }
  }

  /** Fetches those that are due: each once an hour, and more often when its end is near. */
  public void fetchDue() {
    for (TrustedAuthority authority : authorities.all()) {
      Optional<TrustedAuthority.Crl> crl = authority.crl().filter(c -> c.url().isPresent());
      if (crl.isPresent() && isDue(authority.id(), crl.get().list())) {
        looked.put(authority.id(), clock.instant());
        refresh(authority, crl.get());
      }
    }
  }

  private boolean isDue(String id, ForeignCrl list) {
    Instant now = clock.instant();
    Instant last = looked.getOrDefault(id, Instant.EPOCH);
    Duration validity = Duration.between(list.thisUpdate(), list.nextUpdate());
    boolean nearEnd = now.isAfter(list.nextUpdate().minus(validity.dividedBy(4)));
    return nearEnd || !now.isBefore(last.plus(HOURLY));
  }

  private void refresh(TrustedAuthority authority, TrustedAuthority.Crl crl) {
    try {
      ForeignCrl found = newest(fetch(crl.url().orElseThrow()), authority);
      requireNotOlder(found, crl.list());
      if (!found.holder().equals(crl.list().holder())) {
        take(authority, found);
      } else if (crl.failure().isPresent()) {
        note(authority, "");
      }
    } catch (Fault e) {
      if (!crl.failure().equals(Optional.of(e.message()))) {
        note(authority, e.message());
      }
    }
  }

  private ForeignCrl newest(List<X509CRLHolder> found, TrustedAuthority authority) {
    X509CRLHolder named =
        found.stream()
            .filter(c -> ForeignCrl.isNamedBy(c, authority.certificate()))
            .findFirst()
            .orElseThrow(
                () -> Fault.of(Kind.BAD_INPUT, "no CRL of " + authority.owner() + " is there"));
    return ForeignCrl.of(named, authority.certificate(), clock.instant());
  }

  /** Whoever sits between may keep an old one, from before a revocation. */
  static void requireNotOlder(ForeignCrl found, ForeignCrl before) {
    if (found.thisUpdate().isBefore(before.thisUpdate())) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the CRL found is of "
              + found.thisUpdate()
              + ", older than the one at hand of "
              + before.thisUpdate());
    }
  }

  private void take(TrustedAuthority authority, ForeignCrl found) {
    change(
        () ->
            journal.commit(
                acts -> {
                  Optional<TrustedAuthority> now = authorities.find(authority.id());
                  // Removed meanwhile, or given another address.
                  if (now.isEmpty() || now.get().crl().isEmpty()) {
                    return 0;
                  }
                  TrustedAuthority.Crl before = now.get().crl().get();
                  if (!before.url().equals(authority.crl().flatMap(TrustedAuthority.Crl::url))) {
                    return 0;
                  }
                  requireNotOlder(found, before.list());
                  acts.add(
                      Act.of(Act.SYSTEM, "trust.crl-taken", authority.id())
                          .with("number", found.number().orElse(""))
                          .with("nextUpdate", found.nextUpdate().toString()));
                  authorities.update(now.get().with(TrustedAuthority.Crl.of(found, before.url())));
                  return 1;
                }));
  }

  private void note(TrustedAuthority authority, String failure) {
    change(
        () ->
            journal.commit(
                acts -> {
                  if (!failure.isEmpty()) {
                    acts.add(
                        Act.of(Act.SYSTEM, "trust.crl-failed", authority.id())
                            .with("failure", failure));
                  }
                  authorities.fail(authority.id(), failure);
                  return 1;
                }));
  }

  private void change(Runnable commit) {
    try {
      commit.run();
    } finally {
      authorities.reload();
    }
  }
}
