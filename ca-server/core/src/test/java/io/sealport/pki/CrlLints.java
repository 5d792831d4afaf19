package io.sealport.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.TBSCertList.CRLEntry;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509CertificateHolder;

/** What must hold for every CRL that Sealport publishes (RFC 5280 5), rule by rule. */
public final class CrlLints {

  /** CRLReason's numbers (RFC 5280 5.3.1): no unspecified, no 7, no removeFromCRL. */
  private static final Set<Integer> REASONS = Set.of(1, 2, 3, 4, 5, 6, 9, 10);

  private static final List<Rule> RULES =
      List.of(
          // 4.1.1.3 by 5.1.1: signed in DER.
          new Rule("crl.der", CrlLints::isDer),
          // 5.1.2.1
          new Rule("crl.version", crl -> crl.list.getVersionNumber() == 2),
          // 5.1.1.2
          new Rule("crl.algorithm", CrlLints::hasOneAlgorithm),
          // 5.1.1.3
          new Rule("crl.signature", CrlLints::isSigned),
          // 5.1.2.3
          new Rule("crl.issuer", CrlLints::isOfIssuer),
          // 4.2.1.3, 6.3.3 (f)
          new Rule("crl.issuer-usage", CrlLints::maySign),
          // 5.1.2.4, 5.1.2.5
          new Rule("crl.times", CrlLints::hasTimes),
          // 5.1.2.6
          new Rule("crl.no-empty-list", CrlLints::hasNoEmptyList),
          // 5.1.2.6, 4.1.2.2
          new Rule("crl.serials", CrlLints::hasDistinctSerials),
          // 5.1.2.6
          new Rule("crl.revocation-dates", CrlLints::hasRevocationDates),
          // 5.3
          new Rule("crl.entry-extensions", CrlLints::hasReasonsAlone),
          // 5.3.1
          new Rule("crl.reasons", CrlLints::hasKnownReasons),
          // 5.2.1
          new Rule("crl.aki", CrlLints::namesKey),
          // 5.2.3
          new Rule("crl.number", CrlLints::hasNumber),
          // 5.2.4, 5.2.5: whole, direct, for every reason.
          new Rule("crl.extensions", CrlLints::hasTwoExtensions),
          // 5.2
          new Rule("crl.not-critical", CrlLints::hasNothingCritical));

  private CrlLints() {}

  private record Crl(byte[] der, CertificateList list, X509CertificateHolder issuer) {}

  private interface Statement {
    boolean holds(Crl crl) throws IOException;
  }

  private record Rule(String id, Statement statement) {

    /** What cannot be read does not hold. */
    boolean holds(Crl crl) {
      try {
        return statement.holds(crl);
      } catch (IOException | RuntimeException e) {
        return false;
      }
    }
  }

  /** The ids of the rules that the CRL breaks, none of a good one. */
  public static List<String> check(byte[] der, X509CertificateHolder issuer) {
    Crl crl = new Crl(der, CertificateList.getInstance(der), issuer);
    return RULES.stream().filter(r -> !r.holds(crl)).map(Rule::id).toList();
  }

  static List<String> ids() {
    return RULES.stream().map(Rule::id).toList();
  }

  private static boolean isDer(Crl crl) throws IOException {
    ASN1Primitive read = ASN1Primitive.fromByteArray(crl.der);
    return Arrays.equals(read.getEncoded("DER"), crl.der);
  }

  private static boolean hasOneAlgorithm(Crl crl) {
    return crl.list.getSignatureAlgorithm().equals(crl.list.getTBSCertList().getSignature())
        && SignatureScheme.of(crl.list.getSignatureAlgorithm(), "the CRL")
            .identifier()
            .equals(crl.list.getSignatureAlgorithm());
  }

  private static boolean isSigned(Crl crl) throws IOException {
    byte[] tbs = ASN1Sequence.getInstance(crl.der).getObjectAt(0).toASN1Primitive().getEncoded();
    return SignatureScheme.of(crl.list.getSignatureAlgorithm(), "the CRL")
        .verifies(crl.issuer.getSubjectPublicKeyInfo(), tbs, crl.list.getSignature().getOctets());
  }

  private static boolean isOfIssuer(Crl crl) {
    return crl.list.getIssuer().getRDNs().length > 0
        && crl.list.getIssuer().toASN1Primitive().equals(crl.issuer.getSubject().toASN1Primitive());
  }

  private static boolean maySign(Crl crl) {
    return KeyUsage.fromExtensions(crl.issuer.getExtensions()).hasUsages(KeyUsage.cRLSign);
  }

  private static boolean hasTimes(Crl crl) {
    Time from = crl.list.getThisUpdate();
    Time to = crl.list.getNextUpdate();
    return isWellFormed(from) && isWellFormed(to) && from.getDate().before(to.getDate());
  }

  /** UTCTime through 2049, GeneralizedTime after, whole seconds in GMT. */
  private static boolean isWellFormed(Time time) {
    boolean utc = time.toASN1Primitive() instanceof ASN1UTCTime;
    boolean early = time.getDate().toInstant().isBefore(Instant.parse("2050-01-01T00:00:00Z"));
    return utc == early && time.toASN1Primitive().toString().matches(utc ? "\\d{12}Z" : "\\d{14}Z");
  }

  /** What is not revoked is not listed: where nothing is, the list is absent. */
  private static boolean hasNoEmptyList(Crl crl) {
    ASN1Sequence tbs = ASN1Sequence.getInstance(crl.list.getTBSCertList().toASN1Primitive());
    for (ASN1Encodable part : tbs) {
      if (part instanceof ASN1Sequence list && list.size() == 0) {
        return false;
      }
    }
    return true;
  }

  private static Stream<CRLEntry> entries(Crl crl) {
    return Arrays.stream(crl.list.getRevokedCertificates());
  }

  private static boolean hasDistinctSerials(Crl crl) {
    Set<BigInteger> seen = new HashSet<>();
    return entries(crl)
        .map(e -> e.getUserCertificate().getValue())
        .allMatch(s -> s.signum() > 0 && s.bitLength() < 160 && seen.add(s));
  }

  private static boolean hasRevocationDates(Crl crl) {
    return entries(crl)
        .map(CRLEntry::getRevocationDate)
        .allMatch(t -> isWellFormed(t) && !t.getDate().after(crl.list.getThisUpdate().getDate()));
  }

  private static boolean hasReasonsAlone(Crl crl) {
    return entries(crl)
        .filter(CRLEntry::hasExtensions)
        .map(CRLEntry::getExtensions)
        .allMatch(
            e ->
                Arrays.equals(
                        e.getExtensionOIDs(), new ASN1ObjectIdentifier[] {Extension.reasonCode})
                    && !e.getExtension(Extension.reasonCode).isCritical());
  }

  private static boolean hasKnownReasons(Crl crl) {
    return entries(crl)
        .filter(CRLEntry::hasExtensions)
        .map(e -> e.getExtensions().getExtension(Extension.reasonCode))
        .allMatch(
            e ->
                e == null
                    || REASONS.contains(
                        ASN1Enumerated.getInstance(e.getParsedValue()).intValueExact()));
  }

  private static Extensions extensions(Crl crl) {
    return crl.list.getTBSCertList().getExtensions();
  }

  private static boolean namesKey(Crl crl) {
    AuthorityKeyIdentifier key = AuthorityKeyIdentifier.fromExtensions(extensions(crl));
    return key.getAuthorityCertIssuer() == null
        && key.getAuthorityCertSerialNumber() == null
        && KeyIdentifiers.in(crl.issuer)
            .filter(k -> Arrays.equals(k, key.getKeyIdentifierOctets()))
            .isPresent();
  }

  private static boolean hasNumber(Crl crl) {
    BigInteger number =
        ASN1Integer.getInstance(extensions(crl).getExtensionParsedValue(Extension.cRLNumber))
            .getValue();
    return number.signum() >= 0 && number.bitLength() < 160;
  }

  private static boolean hasTwoExtensions(Crl crl) {
    return Set.of(extensions(crl).getExtensionOIDs())
        .equals(Set.of(Extension.authorityKeyIdentifier, Extension.cRLNumber));
  }

  private static boolean hasNothingCritical(Crl crl) {
    Extensions extensions = extensions(crl);
    return extensions == null || extensions.getCriticalExtensionOIDs().length == 0;
  }
}
