package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CRL;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/**
 * The CRL of a CA that is not ours, fit for the bundle that FTP servers read.
 *
 * @param holder as it was signed
 * @param nextUpdate until when it may be believed
 */
public record ForeignCrl(X509CRLHolder holder, Instant thisUpdate, Instant nextUpdate) {

  /** How far the clock of a CA may be off. */
  private static final Duration SKEW = Duration.ofMinutes(15);

  /**
   * Every CRL of a PEM text, or the one of a DER file.
   *
   * @param source what the bytes are, for the message
   * @throws Fault BAD_INPUT if there is none or one cannot be read
   */
  public static List<X509CRLHolder> read(byte[] bytes, String source) {
    try {
      List<X509CRLHolder> found = new ArrayList<>();
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (CRL crl : factory.generateCRLs(new ByteArrayInputStream(bytes))) {
        found.add(new X509CRLHolder(((X509CRL) crl).getEncoded()));
      }
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
      throw Fault.of(Kind.BAD_INPUT, source + " holds no CRL in PEM or DER");
    } catch (GeneralSecurityException | IOException e) {
      throw Fault.of(Kind.BAD_INPUT, source + " is not a CRL in PEM or DER", e);
    }
  }

  /** Whether it says that this CA has issued it; the signature is {@link #of}'s to look at. */
  public static boolean isNamedBy(X509CRLHolder crl, X509CertificateHolder ca) {
    return crl.getIssuer().equals(ca.getSubject());
  }

  /**
   * A CRL that this CA has signed, whole, and current at that moment.
   *
   * @throws Fault BAD_INPUT with the first thing that is wrong
   */
  public static ForeignCrl of(X509CRLHolder crl, X509CertificateHolder ca, Instant now) {
    String called = "the CRL of \"" + CertificateWindow.name(crl.getIssuer()) + "\"";
    try {
      return of(crl, ca, now, called);
    } catch (Fault e) {
      throw e;
    } catch (RuntimeException e) {
      // Bouncy Castle meets damaged ASN.1 with exceptions of many classes.
      throw Fault.of(Kind.BAD_INPUT, called + " holds an extension that cannot be read");
    }
  }

  private static ForeignCrl of(
      X509CRLHolder crl, X509CertificateHolder ca, Instant now, String called) {
    requireSigned(crl, ca, called);
    requireWhole(crl, called);
    Date end = crl.getNextUpdate();
    // RFC 5280 5.1.2.5: conforming CAs say when the next one comes.
    if (end == null) {
      throw Fault.of(Kind.BAD_INPUT, called + " does not say until when it is good");
    }
    Instant from = crl.getThisUpdate().toInstant();
    if (from.isAfter(now.plus(SKEW))) {
      throw Fault.of(Kind.BAD_INPUT, called + " begins only " + from);
    }
    if (!end.toInstant().isAfter(now)) {
      throw Fault.of(Kind.BAD_INPUT, called + " ended " + end.toInstant() + "; wanted a newer one");
    }
    return new ForeignCrl(crl, from, end.toInstant());
  }

  private static void requireSigned(X509CRLHolder crl, X509CertificateHolder ca, String called) {
    if (!isNamedBy(crl, ca)) {
      throw Fault.of(
          Kind.BAD_INPUT,
          called + " is not of \"" + CertificateWindow.name(ca.getSubject()) + "\"");
    }
    if (!CertificateReading.allows(ca, KeyUsage.cRLSign) || !isSignedBy(crl, ca)) {
      throw Fault.of(Kind.BAD_INPUT, called + " was not signed by that CA's key");
    }
    if (!SignatureHash.isStrong(crl.toASN1Structure().getSignatureAlgorithm())) {
      throw Fault.of(
          Kind.BAD_INPUT,
          called
              + " is signed with "
              + SignatureHash.name(crl.toASN1Structure().getSignatureAlgorithm())
              + "; wanted SHA-256 or stronger");
    }
  }

  private static boolean isSignedBy(X509CRLHolder crl, X509CertificateHolder ca) {
    try {
      return crl.isSignatureValid(
          new JcaContentVerifierProviderBuilder()
              .setProvider(Providers.bouncyCastle())
              .build(ca.getSubjectPublicKeyInfo()));
    } catch (CertException | OperatorCreationException | RuntimeException e) {
      return false;
    }
  }

  /** A server takes what the bundle holds of a CA for all of it. */
  private static void requireWhole(X509CRLHolder crl, String called) {
    Extension scope = crl.getExtension(Extension.issuingDistributionPoint);
    // RFC 5280 5.2.4: a delta alone says nothing of what was revoked before it.
    if (crl.getExtension(Extension.deltaCRLIndicator) != null) {
      throw Fault.of(Kind.BAD_INPUT, called + " is a delta; wanted a whole CRL");
    }
    if (scope != null && isPartial(IssuingDistributionPoint.getInstance(scope.getParsedValue()))) {
      throw Fault.of(Kind.BAD_INPUT, called + " is of some certificates only; wanted a whole CRL");
    }
  }

  private static boolean isPartial(IssuingDistributionPoint scope) {
    return scope.onlyContainsCACerts()
        || scope.onlyContainsAttributeCerts()
        || scope.isIndirectCRL()
        || scope.getOnlySomeReasons() != null;
  }

  /** Its DER. */
  public byte[] der() {
    try {
      return holder.getEncoded();
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode a CRL", e);
    }
  }

  /** RFC 5280 5.2.3; empty where the CA does not count. */
  public Optional<String> number() {
    return Optional.ofNullable(holder.getExtension(Extension.cRLNumber))
        .map(e -> String.valueOf(e.getParsedValue()));
  }
}
