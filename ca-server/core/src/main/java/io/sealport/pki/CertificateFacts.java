package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;

/** What people and tables want to know of a certificate. */
public record CertificateFacts(
    SerialNumber serial,
    String subject,
    String issuer,
    List<Name> names,
    Instant notBefore,
    Instant notAfter,
    KeyType keyType,
    String sha256) {

  /**
   * Reads the facts; names of types that Sealport does not know are left out.
   *
   * @throws Fault BAD_INPUT if the certificate's key or serial is of no known kind
   */
  public static CertificateFacts of(X509CertificateHolder certificate) {
    return new CertificateFacts(
        new SerialNumber(certificate.getSerialNumber()),
        text(certificate.getSubject()),
        text(certificate.getIssuer()),
        names(certificate),
        CertificateTime.of(certificate.toASN1Structure().getStartDate()),
        CertificateTime.of(certificate.toASN1Structure().getEndDate()),
        KeyType.of(certificate.getSubjectPublicKeyInfo()),
        sha256(encoded(certificate)));
  }

  /** The same with other names: those that a foreign certificate means and does not spell. */
  public CertificateFacts withNames(List<Name> meant) {
    return new CertificateFacts(
        serial, subject, issuer, List.copyOf(meant), notBefore, notAfter, keyType, sha256);
  }

  /** A distinguished name as RFC 4514 writes it. */
  public static String text(X500Name name) {
    try {
      return new X500Principal(name.getEncoded("DER")).getName();
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a name", e);
    }
  }

  /** SHA-256 in lower-case hex. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw Fault.of(Kind.INTERNAL, "no SHA-256", e);
    }
  }

  /** The fingerprint by which a key is recognised: SHA-256 of its SubjectPublicKeyInfo. */
  public static String keySha256(SubjectPublicKeyInfo key) {
    try {
      return sha256(key.getEncoded("DER"));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a public key", e);
    }
  }

  /** The certificate's DER. */
  public static byte[] encoded(X509CertificateHolder certificate) {
    try {
      return certificate.getEncoded();
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a certificate", e);
    }
  }

  private static List<Name> names(X509CertificateHolder certificate) {
    if (certificate.getExtensions() == null) {
      return List.of();
    }
    GeneralNames general =
        GeneralNames.fromExtensions(
            certificate.getExtensions(),
            org.bouncycastle.asn1.x509.Extension.subjectAlternativeName);
    List<Name> names = new ArrayList<>();
    if (general != null) {
      for (GeneralName name : general.getNames()) {
        try {
          names.add(Names.of(name));
        } catch (Fault e) {
          // Of another CA's certificate: shown without the names that we have no word for.
        }
      }
    }
    return List.copyOf(names);
  }
}
