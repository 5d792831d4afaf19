package io.sealport.cli.agent;

import io.sealport.api.RenewalInfo;
import io.sealport.api.RenewalReport;
import io.sealport.cli.delivery.Delivery;
import io.sealport.cli.enrol.UnattendedRenewal;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.KeyType;
import io.sealport.pki.Keys;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.X509CertificateHolder;

/** A CA as a test wants it to be: there or away, content or not. */
final class PlayedCa implements Ca {

  final TimedCa signer;
  final Path folder;
  final Name name;
  final Clock clock;
  final List<Instant> renewalsTried = new ArrayList<>();
  final List<Boolean> newKeys = new ArrayList<>();
  final List<Instant> published = new ArrayList<>();
  final List<RenewalReport> reports = new ArrayList<>();
  Duration lifetime;
  Duration crlValidity = Duration.ofDays(7);
  boolean away;
  boolean publicationAway;
  boolean unexpected;
  Optional<Fault> answer = Optional.empty();
  Optional<RenewalInfo> advice = Optional.empty();
  Optional<Duration> asked = Optional.empty();
  Optional<Published> publishes = Optional.empty();
  Optional<Published> vouchesFor = Optional.empty();
  boolean pending;

  PlayedCa(TimedCa signer, Path folder, Name name, Clock clock, Duration lifetime) {
    this.signer = signer;
    this.folder = folder;
    this.name = name;
    this.clock = clock;
    this.lifetime = lifetime;
  }

  /** Puts a certificate of this moment into the folder. */
  void deliver() {
    KeyPair pair = Keys.generate(KeyType.EC_P256, new SecureRandom());
    X509CertificateHolder leaf = signer.issue(pair.getPublic(), name, clock.instant(), lifetime);
    new Delivery(folder, null).replace(signer.bundle(leaf, clock.instant()), Optional.of(pair));
  }

  private void requireThere() {
    if (unexpected) {
      throw new IllegalArgumentException("no such tag");
    }
    if (away) {
      throw Fault.of(Kind.UNAVAILABLE, "no server answers");
    }
  }

  @Override
  public RenewalInfo renewalInfo(X509CertificateHolder certificate) {
    requireThere();
    return advice.orElseThrow(() -> Fault.of(Kind.NOT_FOUND, "no such route"));
  }

  @Override
  public UnattendedRenewal.Result renew(boolean newKey) {
    renewalsTried.add(clock.instant());
    newKeys.add(newKey);
    requireThere();
    answer.ifPresent(
        fault -> {
          throw fault;
        });
    if (pending) {
      return new UnattendedRenewal.Result(false, "r1", "login:alice: approval");
    }
    deliver();
    return new UnattendedRenewal.Result(true, "r1", "");
  }

  @Override
  public Published published(String address) {
    published.add(clock.instant());
    if (unexpected || publicationAway || !address.equals(TimedCa.PUBLICATION)) {
      throw Fault.of(Kind.UNAVAILABLE, "nothing listens at " + address);
    }
    return publishes.orElseGet(
        () ->
            new Published(
                Pem.certificate(signer.root()), signer.crl(clock.instant(), crlValidity), false));
  }

  @Override
  public Published vouched() {
    requireThere();
    return vouchesFor.orElseThrow(() -> Fault.of(Kind.UNAUTHENTICATED, "not valid"));
  }

  @Override
  public List<X509CertificateHolder> authorities(Optional<String> address) {
    requireThere();
    return List.of(signer.root());
  }

  @Override
  public void report(String serial, RenewalReport report) {
    requireThere();
    reports.add(report);
  }

  @Override
  public Optional<Duration> retryAfter() {
    return asked;
  }
}
