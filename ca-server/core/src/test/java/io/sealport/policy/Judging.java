package io.sealport.policy;

import io.sealport.fault.Violation;
import io.sealport.pki.Csr;
import io.sealport.pki.Issuer;
import io.sealport.pki.SerialNumber;
import io.sealport.pki.TestCsrs;
import io.sealport.pki.TestIssuers;
import io.sealport.testing.FakeClock;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Builds an application for tests and has it judged. */
final class Judging {

  static final SerialNumber SERIAL =
      new SerialNumber(BigInteger.ONE.shiftLeft(127).add(BigInteger.TEN));

  private final Profile profile;
  private Issuer issuer;
  private Csr csr = TestCsrs.ec().csr();
  private List<String> names = List.of();
  private Optional<Duration> validity = Optional.empty();
  private List<Evidence> evidence;
  private Instant now = FakeClock.START;
  private Precedents precedents = Precedents.NONE;

  private Judging(Profile profile) {
    this.profile = profile;
    this.issuer = TestIssuers.of(profile.issuers().get(0));
    this.evidence = List.of(TestEvidence.of(profile.proofChecks().get(0)));
  }

  static Judging by(Profile profile) {
    return new Judging(profile);
  }

  static Judging by(String yaml) {
    return new Judging(Profiles.of(yaml));
  }

  Judging names(String... names) {
    this.names = List.of(names);
    return this;
  }

  Judging csr(TestCsrs csr) {
    return csr(csr.csr());
  }

  Judging csr(Csr csr) {
    this.csr = csr;
    return this;
  }

  Judging validity(Duration asked) {
    this.validity = Optional.of(asked);
    return this;
  }

  Judging evidence(Evidence... evidence) {
    this.evidence = List.of(evidence);
    return this;
  }

  Judging issuer(Issuer issuer) {
    this.issuer = issuer;
    return this;
  }

  Judging after(Precedents gone) {
    this.precedents = gone;
    return this;
  }

  Judging at(Instant now) {
    this.now = now;
    return this;
  }

  Verdict verdict() {
    return Rulebook.of(List.of(profile))
        .judge(
            new Application(
                profile.name(), csr, names, validity, evidence, SERIAL, now, precedents),
            issuer);
  }

  Approval approval() {
    Verdict verdict = verdict();
    if (verdict instanceof Approval approval) {
      return approval;
    }
    throw new AssertionError(verdict);
  }

  List<Demand> demands() {
    return ((Verdict.Owing) verdict()).demands();
  }

  List<Violation> violations() {
    return verdict() instanceof Verdict.Refusal refusal ? refusal.violations() : List.of();
  }

  List<String> rules() {
    return violations().stream().map(Violation::rule).toList();
  }
}
