package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
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
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;

/** Drafts the certificates of CAs: the one kind that no profile governs. */
public final class CaDraft {

  /** Long enough to outlive a migration; the root signs nothing but CAs and its CRL. */
  public static final Duration ROOT_LIFETIME = Duration.ofDays(20 * 365);

  public static final Duration ISSUING_LIFETIME = Duration.ofDays(10 * 365);

  /** RFC 5280 appendix A.1: ub-common-name 64, of which the name takes up to 48. */
  private static final int MAX_TITLE = 12;

  /** Clocks that are behind must still accept it. */
  private static final Duration BACKDATE = Duration.ofMinutes(5);

  private CaDraft() {}

  /** A self-signed root named {@code NAME Root CA}. */
  public static TBSCertificate root(String name, Pen pen, SerialNumber serial, Instant now) {
    X500Name subject = subject(name, "Root CA");
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    add(extensions, Extension.basicConstraints, true, new BasicConstraints(true));
    addCommon(extensions, pen.publicKey(), pen.publicKey());
    return draft(
        new Subject(pen.publicKey(), subject),
        subject,
        pen.algorithm(),
        serial,
        new Window(now, now.plus(ROOT_LIFETIME)),
        extensions);
  }

  /**
   * A CA below the root that signs end entities only, named {@code NAME TITLE CA}. The same
   * arguments always give the same bytes, so that whoever asked for it can tell whether it is what
   * was asked for.
   *
   * @param name as in the root's subject
   * @param key the new CA's
   */
  public static TBSCertificate issuing(
      String name,
      String title,
      SubjectPublicKeyInfo key,
      Issuer root,
      SerialNumber serial,
      Instant now) {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    // RFC 5280 4.2.1.9: path length 0, no CA below it.
    add(extensions, Extension.basicConstraints, true, new BasicConstraints(0));
    addCommon(extensions, key, root.certificate().getSubjectPublicKeyInfo());
    addAddresses(extensions, root.addresses());
    return draft(
        new Subject(key, subject(name, title + " CA")),
        root.certificate().getSubject(),
        root.algorithm(),
        serial,
        new Window(now, earlier(now.plus(ISSUING_LIFETIME), root)),
        extensions);
  }

  /** What outlives its issuer fails at relying parties that check each link. */
  private static Instant earlier(Instant end, Issuer root) {
    Instant last = root.certificate().getNotAfter().toInstant();
    return end.isBefore(last) ? end : last;
  }

  private record Subject(SubjectPublicKeyInfo key, X500Name name) {}

  private record Window(Instant from, Instant to) {}

  private static TBSCertificate draft(
      Subject subject,
      X500Name issuer,
      AlgorithmIdentifier algorithm,
      SerialNumber serial,
      Window window,
      ExtensionsGenerator extensions) {
    V3TBSCertificateGenerator draft = new V3TBSCertificateGenerator();
    draft.setSerialNumber(new ASN1Integer(serial.value()));
    draft.setSignature(algorithm);
    draft.setIssuer(issuer);
    draft.setSubject(subject.name());
    draft.setStartDate(new Time(java.util.Date.from(window.from().minus(BACKDATE))));
    draft.setEndDate(new Time(java.util.Date.from(window.to())));
    draft.setSubjectPublicKeyInfo(subject.key());
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
    List<AccessDescription> access = new ArrayList<>();
    addresses
        .ocsp()
        .ifPresent(
            a ->
                access.add(new AccessDescription(AccessDescription.id_ad_ocsp, uri(a.toString()))));
    access.add(
        new AccessDescription(
            AccessDescription.id_ad_caIssuers, uri(addresses.caIssuers().toString())));
    add(
        extensions,
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(access.toArray(AccessDescription[]::new)));
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

  /**
   * What stands between the CA's name and {@code CA} in an issuing CA's subject.
   *
   * @throws Fault BAD_INPUT if it cannot stand there
   */
  public static String requireTitle(String title) {
    boolean fits = !title.isBlank() && title.equals(title.strip()) && title.length() <= MAX_TITLE;
    if (!fits || !title.equals(Name.printable(title))) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the title \""
              + Name.printable(title)
              + "\" must have 1 to "
              + MAX_TITLE
              + " visible characters");
    }
    return title;
  }

  /** The name of the CA as it stands in the subject of its root. */
  public static String nameOf(X509CertificateHolder root) {
    RDN[] found = root.getSubject().getRDNs(BCStyle.O);
    if (found.length == 0) {
      throw Fault.of(Kind.BAD_INPUT, "the root certificate's subject has no organization");
    }
    return found[0].getFirst().getValue() instanceof ASN1String text ? text.getString() : "";
  }

  /**
   * A type of key that a CA may have.
   *
   * @throws Fault BAD_INPUT if it is too weak for ten years, or slow for everybody
   */
  public static KeyType requireKey(KeyType type) {
    boolean strong = type.family() != KeyType.Family.RSA || type.bits() >= 3072;
    if (!strong || type.bits() > 4096) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "a CA key of type " + type + "; wanted ec-p256, ec-p384, rsa-3072, rsa-4096 or ed25519");
    }
    return type;
  }
}
