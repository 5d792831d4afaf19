package io.sealport.policy.lint;

import io.sealport.fault.Violation;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.TBSCertificate;

/** Every lint: those of end entities and those of CAs. */
public final class Lints {

  private static final List<Lint> ALL =
      List.of(
          new VersionThree(),
          new SerialForm(),
          new StrongSignature(),
          new ValidityForm(),
          new IssuerPresent(),
          new SubjectForm(),
          new StringTypes(),
          new NoUniqueIdentifiers(),
          new KnownExtensions(),
          new ExtensionsInDer(),
          new NoEmptySequences(),
          new ConstraintsOfEndEntity(),
          new KeyUsageFitsKey(),
          new OnePurpose(),
          new CriticalExtensions(),
          new NamesPresent(),
          new DnsNameForm(),
          new CommonNameIsName(),
          new KeyIdentifiersPresent(),
          new PlainHttpAddresses(),
          new NoCheckForResponders());

  private static final List<Lint> OF_CAS =
      List.of(
          new VersionThree(),
          new SerialForm(),
          new StrongSignature(),
          new ValidityForm(),
          new IssuerPresent(),
          new StringTypes(),
          new NoUniqueIdentifiers(),
          new KnownExtensions(),
          new ExtensionsInDer(),
          new NoEmptySequences(),
          new ConstraintsOfCa(),
          new PlainHttpAddresses());

  private Lints() {}

  /** Everything that is wrong with an end entity's certificate, in the list's order. */
  public static List<Violation> check(TBSCertificate certificate) {
    return check(ALL, certificate);
  }

  /** Everything that is wrong with a CA's certificate, in the list's order. */
  public static List<Violation> checkCa(TBSCertificate certificate) {
    return check(OF_CAS, certificate);
  }

  private static List<Violation> check(List<Lint> lints, TBSCertificate certificate) {
    return lints.stream().map(l -> checked(l, certificate)).flatMap(Optional::stream).toList();
  }

  /** What a lint cannot read is wrong too. */
  private static Optional<Violation> checked(Lint lint, TBSCertificate certificate) {
    try {
      return lint.check(certificate);
    } catch (RuntimeException e) {
      // Bouncy Castle meets damaged ASN.1 with exceptions of many classes.
      return lint.found("a field that cannot be read", "a readable certificate");
    }
  }

  /** The list itself, for tests. */
  static List<Lint> all() {
    return Stream.concat(ALL.stream(), OF_CAS.stream()).toList();
  }
}
