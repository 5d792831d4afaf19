package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/**
 * Reads any CA's certificate for people: what is unknown is shown as it is, and nothing in it can
 * move the cursor of a terminal.
 */
final class CertificateReading {

  private record Bit(int value, String name) {}

  /** RFC 5280 4.2.1.3, in the order of their bits. */
  private static final List<Bit> KEY_USAGES =
      List.of(
          new Bit(KeyUsage.digitalSignature, "digitalSignature"),
          new Bit(KeyUsage.nonRepudiation, "nonRepudiation"),
          new Bit(KeyUsage.keyEncipherment, "keyEncipherment"),
          new Bit(KeyUsage.dataEncipherment, "dataEncipherment"),
          new Bit(KeyUsage.keyAgreement, "keyAgreement"),
          new Bit(KeyUsage.keyCertSign, "keyCertSign"),
          new Bit(KeyUsage.cRLSign, "cRLSign"),
          new Bit(KeyUsage.encipherOnly, "encipherOnly"),
          new Bit(KeyUsage.decipherOnly, "decipherOnly"));

  private static final Map<KeyPurposeId, String> PURPOSES =
      Map.of(
          KeyPurposeId.anyExtendedKeyUsage, "anyExtendedKeyUsage",
          KeyPurposeId.id_kp_serverAuth, "serverAuth",
          KeyPurposeId.id_kp_clientAuth, "clientAuth",
          KeyPurposeId.id_kp_codeSigning, "codeSigning",
          KeyPurposeId.id_kp_emailProtection, "emailProtection",
          KeyPurposeId.id_kp_timeStamping, "timeStamping",
          KeyPurposeId.id_kp_OCSPSigning, "OCSPSigning");

  /** RFC 4514 3 knows nine keywords; these are common too and would else be shown in hex. */
  private static final Map<String, String> KEYWORDS =
      Map.of(
          "1.2.840.113549.1.9.1", "emailAddress",
          "2.5.4.4", "SN",
          "2.5.4.5", "serialNumber",
          "2.5.4.12", "title",
          "2.5.4.42", "givenName",
          "2.5.4.97", "organizationIdentifier");

  private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

  private CertificateReading() {}

  /** A distinguished name as RFC 4514 writes it, safe to print. */
  static String name(X500Name name) {
    try {
      X500Principal principal = new X500Principal(name.getEncoded("DER"));
      return visible(principal.getName(X500Principal.RFC2253, KEYWORDS));
    } catch (IOException | IllegalArgumentException e) {
      // A name that the JDK cannot read is shown in Bouncy Castle's words.
      return visible(name.toString());
    }
  }

  /** The text with its control and format characters escaped. */
  static String visible(String text) {
    return INVISIBLE
        .matcher(text)
        .replaceAll(m -> String.format("\\\\u%04x", m.group().codePointAt(0)));
  }

  /** Every subjectAltName, {@code type:value}; of unknown or malformed ones the tag and text. */
  static List<String> names(X509CertificateHolder certificate) {
    return generalNames(certificate).map(CertificateReading::nameText).toList();
  }

  private static Stream<GeneralName> generalNames(X509CertificateHolder certificate) {
    return extensions(certificate)
        .flatMap(
            e ->
                Optional.ofNullable(
                    GeneralNames.fromExtensions(e, Extension.subjectAlternativeName)))
        .stream()
        .flatMap(n -> Arrays.stream(n.getNames()));
  }

  private static String nameText(GeneralName general) {
    try {
      return Names.of(general).toString();
    } catch (Fault e) {
      return visible(
          general.getTagNo() == GeneralName.uniformResourceIdentifier
              ? "uri:" + general.getName()
              : "[" + general.getTagNo() + "]:" + general.getName());
    }
  }

  static boolean isCa(X509CertificateHolder certificate) {
    return extensions(certificate)
        .map(BasicConstraints::fromExtensions)
        .map(BasicConstraints::isCA)
        .orElse(false);
  }

  /** Whether the key usage, where there is one, has the bit. */
  static boolean allows(X509CertificateHolder certificate, int usage) {
    return extensions(certificate)
        .map(KeyUsage::fromExtensions)
        .map(u -> u.hasUsages(usage))
        .orElse(true);
  }

  static List<String> keyUsages(X509CertificateHolder certificate) {
    return extensions(certificate).map(KeyUsage::fromExtensions).stream()
        .flatMap(u -> KEY_USAGES.stream().filter(b -> u.hasUsages(b.value())))
        .map(Bit::name)
        .toList();
  }

  /** The purposes by name, others as OID; empty where there is no such extension. */
  static List<String> purposes(X509CertificateHolder certificate) {
    return extensions(certificate)
        .map(ExtendedKeyUsage::fromExtensions)
        .map(ExtendedKeyUsage::getUsages)
        .stream()
        .flatMap(Arrays::stream)
        .map(p -> PURPOSES.getOrDefault(p, p.getId()))
        .toList();
  }

  /** The http(s), ldap or other addresses of one kind of authority information. */
  static List<String> access(X509CertificateHolder certificate, ASN1ObjectIdentifier method) {
    return extensions(certificate)
        .map(AuthorityInformationAccess::fromExtensions)
        .map(AuthorityInformationAccess::getAccessDescriptions)
        .stream()
        .flatMap(Arrays::stream)
        .filter(d -> d.getAccessMethod().equals(method))
        .map(AccessDescription::getAccessLocation)
        .flatMap(CertificateReading::address)
        .toList();
  }

  /** The addresses of the CRL. */
  static List<String> crls(X509CertificateHolder certificate) {
    return extensions(certificate)
        .flatMap(
            e -> Optional.ofNullable(e.getExtensionParsedValue(Extension.cRLDistributionPoints)))
        .map(CRLDistPoint::getInstance)
        .map(CRLDistPoint::getDistributionPoints)
        .stream()
        .flatMap(Arrays::stream)
        .map(DistributionPoint::getDistributionPoint)
        .flatMap(CertificateReading::addresses)
        .toList();
  }

  private static Stream<String> addresses(@Nullable DistributionPointName point) {
    return point == null || point.getType() != DistributionPointName.FULL_NAME
        ? Stream.empty()
        : Arrays.stream(GeneralNames.getInstance(point.getName()).getNames())
            .flatMap(CertificateReading::address);
  }

  private static Stream<String> address(GeneralName location) {
    return location.getTagNo() == GeneralName.uniformResourceIdentifier
        ? Stream.of(visible(location.getName().toString()))
        : Stream.empty();
  }

  /**
   * Reads with {@code reader}.
   *
   * @throws Fault BAD_INPUT if an extension's content is not what its OID says
   */
  static <T> T orRefuse(
      X509CertificateHolder certificate, Function<X509CertificateHolder, T> reader) {
    try {
      return reader.apply(certificate);
    } catch (IllegalArgumentException | IllegalStateException | ClassCastException e) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the certificate of " + name(certificate.getSubject()) + " has a malformed extension",
          e);
    }
  }

  private static Optional<Extensions> extensions(X509CertificateHolder certificate) {
    return Optional.ofNullable(certificate.getExtensions());
  }

  /** The OIDs of the critical extensions. */
  static Set<ASN1ObjectIdentifier> critical(X509CertificateHolder certificate) {
    return extensions(certificate).map(e -> Set.of(e.getCriticalExtensionOIDs())).orElse(Set.of());
  }
}
