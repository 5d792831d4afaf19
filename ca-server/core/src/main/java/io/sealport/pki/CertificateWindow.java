package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.X509ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/**
 * What the certificate window of an FTP program shows, of any CA's certificate. Every text is safe
 * to print. Of everything that is wrong, only the first thing is marked, as such windows do.
 *
 * @param owner the subject
 * @param serial lower-case hex
 * @param names every subjectAltName, {@code type:value}
 * @param key such as {@code ec-p256}, or the algorithm's name
 * @param sha256 fingerprint of the DER, lower-case hex
 * @param sha1 the same, for programs that still show it
 * @param authority whether it is a CA
 * @param addresses where its status and issuer are to be had
 * @param trust what could be found out of the way to its issuers
 * @param invalid the first thing that is wrong
 */
public record CertificateWindow(
    String issuer,
    String owner,
    String serial,
    List<String> names,
    Instant notBefore,
    Instant notAfter,
    String key,
    String signature,
    String sha256,
    String sha1,
    List<String> keyUsage,
    List<String> purposes,
    boolean authority,
    Addresses addresses,
    String trust,
    Optional<Invalid> invalid) {

  /** The lines of the window, each of which can be the wrong one. */
  public enum Field {
    ISSUER("issuer"),
    NOT_BEFORE("notBefore"),
    NOT_AFTER("notAfter"),
    NAMES("names"),
    KEY("key"),
    SIGNATURE("signature"),
    PURPOSES("purposes"),
    AUTHORITY("authority"),
    STATUS("status"),
    EXTENSIONS("extensions");

    private final String wire;

    Field(String wire) {
      this.wire = wire;
    }

    public String wire() {
      return wire;
    }
  }

  /**
   * Something wrong.
   *
   * @param field the line that it is shown at
   * @param sentence what is wrong, without a full stop
   */
  public record Invalid(Field field, String sentence) {}

  /** RFC 5280 4.2.2.1 and 4.2.1.13; each may be empty. */
  public record Addresses(List<String> ocsp, List<String> caIssuers, List<String> crl) {}

  /**
   * Looks at a certificate.
   *
   * @throws Fault BAD_INPUT if an extension of it cannot be read
   */
  public static CertificateWindow of(Inspection inspection) {
    return CertificateReading.orRefuse(
        inspection.certificate(),
        certificate -> {
          CertificatePath.Result path = CertificatePath.of(inspection);
          return of(certificate, trust(path), CertificateObjections.first(inspection, path));
        });
  }

  /**
   * Everything that is wrong with a certificate and not only the first thing, in the same order.
   *
   * @throws Fault BAD_INPUT if an extension of it cannot be read
   */
  public static List<Invalid> objections(Inspection inspection) {
    return CertificateReading.orRefuse(
        inspection.certificate(),
        c -> CertificateObjections.all(inspection, CertificatePath.of(inspection)));
  }

  /** The addresses in a certificate. */
  public static Addresses addresses(X509CertificateHolder certificate) {
    return CertificateReading.orRefuse(
        certificate,
        c ->
            new Addresses(
                CertificateReading.access(c, X509ObjectIdentifiers.id_ad_ocsp),
                CertificateReading.access(c, X509ObjectIdentifiers.id_ad_caIssuers),
                CertificateReading.crls(c)));
  }

  /** A distinguished name as the window shows it. */
  public static String name(X500Name name) {
    return CertificateReading.name(name);
  }

  private static CertificateWindow of(
      X509CertificateHolder certificate, String trust, Optional<Invalid> invalid) {
    byte[] der = CertificateFacts.encoded(certificate);
    return new CertificateWindow(
        CertificateReading.name(certificate.getIssuer()),
        CertificateReading.name(certificate.getSubject()),
        certificate.getSerialNumber().toString(16),
        CertificateReading.names(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        key(certificate.getSubjectPublicKeyInfo()),
        SignatureHash.name(certificate.getSignatureAlgorithm()),
        CertificateFacts.sha256(der),
        sha1(der),
        CertificateReading.keyUsages(certificate),
        CertificateReading.purposes(certificate),
        CertificateReading.isCa(certificate),
        addresses(certificate),
        trust,
        invalid);
  }

  private static String trust(CertificatePath.Result path) {
    if (path instanceof CertificatePath.Found found) {
      List<X509CertificateHolder> way = found.certificates();
      String top = "\"" + CertificateReading.name(way.get(way.size() - 1).getSubject()) + "\"";
      return found.trusted()
          ? "leads to " + top + ", which is trusted"
          : "signatures hold up to " + top + "; whether that is trusted was not asked";
    }
    return path instanceof CertificatePath.Unverifiable unverifiable
        ? "not checked: " + unverifiable.sentence()
        : "not trusted";
  }

  private static String key(SubjectPublicKeyInfo key) {
    try {
      return KeyType.of(key).toString();
    } catch (Fault e) {
      return new DefaultAlgorithmNameFinder().getAlgorithmName(key.getAlgorithm());
    }
  }

  private static String sha1(byte[] der) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(der));
    } catch (NoSuchAlgorithmException e) {
      throw Fault.of(Kind.INTERNAL, "no SHA-1", e);
    }
  }
}
