package io.sealport.server.endpoints;

import io.sealport.fault.Fault;
import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import io.sealport.policy.Policies;
import io.sealport.policy.Profile;
import io.sealport.policy.Usage;
import io.sealport.server.authority.IssueLog;
import io.sealport.server.authority.IssueLog.Newest;
import io.sealport.server.authority.Ledger;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.status.Alarm;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The served certificate is not the newest that was issued for the endpoint's name: an older one, a
 * revoked one, or one that this CA did not issue. What was issued after the last look says nothing
 * of that look.
 */
@Singleton
class NewestRule implements EndpointRule {

  /** Whoever renews installs within a day. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  private final Policies policies;
  private final IssueLog issued;
  private final Ledger ledger;
  private final ServerWords words;

  NewestRule(Policies policies, IssueLog issued, Ledger ledger, ServerWords words) {
    this.policies = policies;
    this.issued = issued;
    this.ledger = ledger;
    this.words = words;
  }

  @Override
  public Optional<Alarm> look(Watched endpoint, Instant now) {
    return endpoint.served().flatMap(s -> look(endpoint, s, now));
  }

  private Optional<Alarm> look(Watched endpoint, Served served, Instant now) {
    Optional<Newest> newest =
        newest(endpoint.endpoint()).filter(n -> n.issued().isBefore(served.reached()));
    Optional<LedgerEntry> own = own(served);
    if (own.isEmpty()) {
      return Optional.of(foreign(endpoint, served, newest));
    }
    if (own.get().isRevoked()) {
      return Optional.of(revoked(endpoint, own.get(), newest, now));
    }
    if (newest.isPresent() && !newest.get().sha256().equals(own.get().facts().sha256())) {
      return Optional.of(older(endpoint, own.get(), newest.get(), now));
    }
    return endpoint
        .endpoint()
        .profile()
        .filter(p -> !p.equals(own.get().profile()))
        .map(p -> ofAnother(endpoint, own.get(), p));
  }

  /** The very certificate in the ledger; of a stranger's with the same serial there is none. */
  private Optional<LedgerEntry> own(Served served) {
    try {
      return ledger
          .find(new SerialNumber(served.certificate().getSerialNumber()))
          .filter(e -> e.certificate().equals(served.certificate()));
    } catch (Fault e) {
      // A serial that no CA should give, and ours does not.
      return Optional.empty();
    }
  }

  private Optional<Newest> newest(Endpoint endpoint) {
    return policies.current().profiles().stream()
        .filter(p -> p.usage() == Usage.SERVER)
        .map(Profile::name)
        .filter(p -> endpoint.profile().map(p::equals).orElse(true))
        .flatMap(p -> names(endpoint.name()).flatMap(n -> issued.newest(p, n).stream()))
        .max(Comparator.comparingLong(Newest::seq));
  }

  /** The name, and the wildcard that stands for it. */
  private static Stream<Name> names(Name name) {
    int dot = name.value().indexOf('.');
    return name.type() == Name.Type.DNS && dot > 0
        ? Stream.of(name, wildcard(name.value().substring(dot + 1))).distinct()
        : Stream.of(name);
  }

  private static Name wildcard(String parent) {
    return Name.dns("*." + parent);
  }

  private Alarm foreign(Watched endpoint, Served served, Optional<Newest> newest) {
    return alarm(
        endpoint,
        newest.isPresent(),
        endpoint.id()
            + " serves a certificate that this CA did not issue (\""
            + served.subject()
            + "\" of \""
            + served.issuer()
            + "\")"
            + wanted(endpoint, newest),
        newest.isPresent()
            ? install(endpoint)
            : "request one for it: sealport request --profile ftps-server");
  }

  private Alarm revoked(Watched endpoint, LedgerEntry own, Optional<Newest> newest, Instant now) {
    return alarm(
        endpoint,
        true,
        endpoint.id()
            + " serves "
            + own.serial()
            + ", which is "
            + own.status(now)
            + wanted(endpoint, newest),
        newest.isPresent() ? install(endpoint) : "request a new one and install it there");
  }

  private Alarm older(Watched endpoint, LedgerEntry own, Newest newest, Instant now) {
    return alarm(
        endpoint,
        !now.isBefore(newest.issued().plus(PATIENCE)),
        endpoint.id()
            + " serves "
            + own.serial()
            + " of "
            + own.facts().notBefore()
            + wanted(endpoint, Optional.of(newest)),
        install(endpoint));
  }

  private static Alarm ofAnother(Watched endpoint, LedgerEntry own, String profile) {
    return alarm(
        endpoint,
        false,
        endpoint.id()
            + " serves "
            + own.serial()
            + " of profile "
            + own.profile()
            + "; wanted one of "
            + profile,
        "request one for it: sealport request --profile " + profile);
  }

  private static String wanted(Watched endpoint, Optional<Newest> newest) {
    return newest
        .map(
            n ->
                "; the newest for "
                    + endpoint.endpoint().name().value()
                    + " is "
                    + n.serial()
                    + ", issued "
                    + n.issued())
        .orElse("");
  }

  private String install(Watched endpoint) {
    return "install it there: sealport install. " + words.reload(endpoint.endpoint().server());
  }

  private static Alarm alarm(Watched endpoint, boolean critical, String message, String hint) {
    return Alarm.of("endpoint-stale:" + endpoint.id(), critical, message, hint);
  }
}
