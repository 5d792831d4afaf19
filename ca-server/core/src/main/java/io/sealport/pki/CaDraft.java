package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;

/** Drafts the certificates of CAs: the one kind that no profile governs. */
public final class CaDraft {

  /** Long enough to outlive a migration; the root signs nothing but CAs and its CRL. */
  public static final Duration ROOT_LIFETIME = Duration.ofDays(20 * 365);

  public static final Duration ISSUING_LIFETIME = Duration.ofDays(10 * 365);

  /** Clocks that are behind must still accept it. */
  private static final Duration BACKDATE = Duration.ofMinutes(5);

  private CaDraft() {}

  /** A self-signed root named {@code NAME Root CA}. */
  public static TBSCertificate root(String name, Pen pen, SerialNumber serial, Instant now) {
    X500Name subject = subject(name, "Root CA");
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    add(extensions, Extension.basicConstraints, true, new BasicConstraints(true));
    addCommon(extensions, pen.publicKey(), pen.publicKey());
    return draft(pen.publicKey(), subject, subject, pen, serial, now, ROOT_LIFETIME, extensions);
  }

  /** A CA below the root that signs end entities only, named {@code NAME TITLE CA}. */
  public static TBSCertificate issuing(
      String name,
      String title,
      Pen pen,
      Issuer root,
      Pen rootPen,
      SerialNumber serial,
      Instant now) {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    // RFC 5280 4.2.1.9: path length 0, no CA below it.
    add(extensions, Extension.basicConstraints, true, new BasicConstraints(0));
    addCommon(extensions, pen.publicKey(), rootPen.publicKey());
    addAddresses(extensions, root.addresses());
    return draft(
        pen.publicKey(),
        subject(name, title + " CA"),
        root.certificate().getSubject(),
        rootPen,
        serial,
        now,
        ISSUING_LIFETIME,
        extensions);
  }

  private static TBSCertificate draft(
      SubjectPublicKeyInfo key,
      X500Name subject,
      X500Name issuer,
      Pen signer,
      SerialNumber serial,
      Instant now,
      Duration lifetime,
      ExtensionsGenerator extensions) {
    V3TBSCertificateGenerator draft = new V3TBSCertificateGenerator();
    draft.setSerialNumber(new ASN1Integer(serial.value()));
    draft.setSignature(signer.algorithm());
    draft.setIssuer(issuer);
    draft.setSubject(subject);
    draft.setStartDate(new Time(java.util.Date.from(now.minus(BACKDATE))));
    draft.setEndDate(new Time(java.util.Date.from(now.plus(lifetime))));
    draft.setSubjectPublicKeyInfo(key);
    draft.setExtensions(extensions.generate());
    return draft.generateTBSCertificate();
  }

  private static X500Name subject(String name, String title) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, new DERUTF8String(name))
        .addRDN(BCStyle.CN, new DERUTF8String(name + " " + title))
        .build();
  }

  private static void addCommon(
      ExtensionsGenerator extensions, SubjectPublicKeyInfo key, SubjectPublicKeyInfo issuerKey) {
    BcX509ExtensionUtils utils = new BcX509ExtensionUtils();
    add(
        extensions,
        Extension.keyUsage,
        true,
        new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    add(extensions, Extension.subjectKeyIdentifier, false, utils.createSubjectKeyIdentifier(key));
    add(
        extensions,
        Extension.authorityKeyIdentifier,
        false,
        utils.createAuthorityKeyIdentifier(issuerKey));
  }

  private static void addAddresses(ExtensionsGenerator extensions, Issuer.Addresses addresses) {
    add(
        extensions,
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(
            new AccessDescription[] {
              new AccessDescription(AccessDescription.id_ad_ocsp, uri(addresses.ocsp().toString())),
              new AccessDescription(
                  AccessDescription.id_ad_caIssuers, uri(addresses.caIssuers().toString()))
            }));
    DistributionPointName where =
        new DistributionPointName(new GeneralNames(uri(addresses.crl().toString())));
    add(
        extensions,
        Extension.cRLDistributionPoints,
        false,
        new CRLDistPoint(new DistributionPoint[] {new DistributionPoint(where, null, null)}));
  }

  private static GeneralName uri(String uri) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
  }

  private static void add(
      ExtensionsGenerator extensions,
      org.bouncycastle.asn1.ASN1ObjectIdentifier id,
      boolean critical,
      ASN1Encodable value) {
    try {
      extensions.addExtension(id, critical, value);
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode an extension", e);
    }
  }

  /**
   * The name of a CA as its operator gives it.
   *
   * @throws Fault BAD_INPUT if it cannot stand in a subject
   */
  public static String requireName(String name) {
    // RFC 5280 appendix A.1: ub-common-name 64, of which the title takes up to 12.
    boolean fits = !name.isBlank() && name.equals(name.strip()) && name.length() <= 48;
    return Optional.of(name)
        .filter(n -> fits && n.equals(Name.printable(n)))
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "the CA's name \""
                        + Name.printable(name)
                        + "\" must have 1 to 48 visible characters"));
  }
}
