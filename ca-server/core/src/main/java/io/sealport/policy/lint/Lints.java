package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.cert.X509CertificateHolder;

/** Every lint: those of all certificates, of end entities and of CAs. */
public final class Lints {

  private static final List<Lint> OF_ALL =
      List.of(
          new VersionThree(),
          new SerialForm(),
          new StrongSignature(),
          new ValidityForm(),
          new IssuerPresent(),
          new SubjectForm(),
          new StringTypes(),
          new VisibleText(),
          new NoOuterBlanks(),
          new NoBlankRuns(),
          new NormalForm(),
          new CountryCode(),
          new NoUniqueIdentifiers(),
          new KnownExtensions(),
          new ExtensionsInDer(),
          new DefaultsOmitted(),
          new NoEmptySequences(),
          new CriticalExtensions(),
          new AuthorityKeyForm(),
          new PlainHttpAddresses(),
          new DistributionPointForm(),
          new AccessMethods(),
          new IssuerIsCa(),
          new IssuerNameMatches(),
          new AuthorityKeyMatches(),
          new AlgorithmOfIssuer(),
          new WithinIssuer());

  private static final List<Lint> OF_END_ENTITIES =
      List.of(
          new ConstraintsOfEndEntity(),
          new NotSelfIssued(),
          new KeyIsNotIssuers(),
          new KeyUsageFitsKey(),
          new RsaOctets(),
          new OnePurpose(),
          new KnownPurpose(),
          new EnciphermentForServers(),
          new NamesPresent(),
          new NamesOfServers(),
          new DnsNameForm(),
          new SingleLabel(),
          new SpecialNames(),
          new IpAddressForm(),
          new IpAddressUsable(),
          new MailboxForm(),
          new OtherNameForm(),
          new DirectoryNameForm(),
          new CommonNameIsName(),
          new LoginIsCommonName(),
          new SubjectOrder(),
          new KeyIdentifiersPresent(),
          new StatusAddresses(),
          new LifetimeOfServers(),
          new NoCheckForResponders());

  private static final List<Lint> OF_CAS =
      List.of(
          new ConstraintsOfCa(),
          new KeyUsageOfCa(),
          new PathLengthOfCa(),
          new NoEndEntityExtensions(),
          new KeyIdentifiersOfCa(),
          new StatusOfCa());

  private static final List<Lint> END_ENTITY =
      Stream.concat(OF_ALL.stream(), OF_END_ENTITIES.stream()).toList();

  private static final List<Lint> CA = Stream.concat(OF_ALL.stream(), OF_CAS.stream()).toList();

  private static final List<LintInfo> KNOWN = END_ENTITY.stream().map(LintInfo::of).toList();

  private Lints() {}

  /**
   * What is wrong with an end entity's certificate, in the list's order.
   *
   * @param issuer the certificate of the CA that signs
   * @param rules how severe its profile takes each lint
   */
  public static LintFindings check(
      TBSCertificate certificate, X509CertificateHolder issuer, LintRules rules) {
    return new LintFindings(
        found(END_ENTITY, Severity.ERROR, rules, l -> l.check(certificate, issuer)),
        found(END_ENTITY, Severity.WARNING, rules, l -> l.check(certificate, issuer)));
  }

  /** The same where its CA's certificate is not at hand: what compares the two is left out. */
  public static LintFindings check(TBSCertificate certificate, LintRules rules) {
    return new LintFindings(
        found(END_ENTITY, Severity.ERROR, rules, l -> l.check(certificate)),
        found(END_ENTITY, Severity.WARNING, rules, l -> l.check(certificate)));
  }

  /**
   * Everything that is wrong with a CA's certificate, in the list's order.
   *
   * @param issuer the certificate of the CA above it; a root's own
   */
  public static LintFindings checkCa(TBSCertificate certificate, X509CertificateHolder issuer) {
    return new LintFindings(
        found(CA, Severity.ERROR, LintRules.STANDARD, l -> l.check(certificate, issuer)),
        found(CA, Severity.WARNING, LintRules.STANDARD, l -> l.check(certificate, issuer)));
  }

  private static List<Violation> found(
      List<Lint> lints,
      Severity severity,
      LintRules rules,
      Function<Lint, Optional<Violation>> check) {
    return lints.stream()
        .filter(l -> rules.of(l) == severity)
        .map(l -> checked(l, check))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What a lint cannot read is wrong too. */
  private static Optional<Violation> checked(Lint lint, Function<Lint, Optional<Violation>> check) {
    try {
      return check.apply(lint);
    } catch (RuntimeException e) {
      // Bouncy Castle meets damaged ASN.1 with exceptions of many classes.
      return lint.found("a field that cannot be read", "a readable certificate");
    }
  }

  /** The lints that a profile may name: those of end entities. */
  public static List<LintInfo> known() {
    return KNOWN;
  }

  /** The list itself, for tests. */
  static List<Lint> all() {
    return Stream.concat(END_ENTITY.stream(), OF_CAS.stream()).toList();
  }
}
