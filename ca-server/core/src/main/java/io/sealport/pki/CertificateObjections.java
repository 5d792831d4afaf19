package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.pki.CertificateWindow.Field;
import io.sealport.pki.CertificateWindow.Invalid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;

/** Everything that can be wrong with a certificate, in the order in which it is looked for. */
final class CertificateObjections {

  /** Below it, a modulus is factored by those who can pay for it (NIST SP 800-131A). */
  private static final int MIN_RSA_BITS = 2048;

  /** The critical extensions that every TLS library understands. */
  private static final Set<ASN1ObjectIdentifier> UNDERSTOOD =
      Set.of(
          Extension.basicConstraints,
          Extension.keyUsage,
          Extension.extendedKeyUsage,
          Extension.subjectAlternativeName,
          Extension.nameConstraints,
          Extension.certificatePolicies,
          Extension.policyConstraints,
          Extension.policyMappings,
          Extension.inhibitAnyPolicy);

  private final X509CertificateHolder certificate;
  private final Inspection inspection;
  private final CertificatePath.Result path;

  private CertificateObjections(Inspection inspection, CertificatePath.Result path) {
    this.certificate = inspection.certificate();
    this.inspection = inspection;
    this.path = path;
  }

  /** The first thing that is wrong. */
  static Optional<Invalid> first(Inspection inspection, CertificatePath.Result path) {
    return stream(inspection, path).findFirst();
  }

  /** Everything that is wrong, one thing a kind. */
  static List<Invalid> all(Inspection inspection, CertificatePath.Result path) {
    return stream(inspection, path).toList();
  }

  private static Stream<Invalid> stream(Inspection inspection, CertificatePath.Result path) {
    CertificateObjections objections = new CertificateObjections(inspection, path);
    return Stream.<Supplier<Optional<Invalid>>>of(
            objections::path,
            objections::notYetValid,
            objections::expired,
            objections::host,
            objections::key,
            objections::signature,
            objections::purposes,
            objections::authority,
            objections::revocation,
            objections::critical,
            objections::rfc5280)
        .flatMap(o -> o.get().stream());
  }

  private Optional<Invalid> path() {
    return path instanceof CertificatePath.Broken broken
        ? invalid(Field.ISSUER, broken.sentence())
        : Optional.empty();
  }

  private Optional<Invalid> notYetValid() {
    Instant from = certificate.getNotBefore().toInstant();
    return inspection.now().isBefore(from)
        ? invalid(Field.NOT_BEFORE, "it becomes valid in " + span(inspection.now(), from))
        : Optional.empty();
  }

  private Optional<Invalid> expired() {
    Instant to = certificate.getNotAfter().toInstant();
    // RFC 5280 4.1.2.5: valid through notAfter, inclusive.
    return inspection.now().isAfter(to)
        ? invalid(Field.NOT_AFTER, "it expired " + span(to, inspection.now()) + " ago")
        : Optional.empty();
  }

  private Optional<Invalid> host() {
    List<String> names = CertificateReading.names(certificate);
    return inspection
        .host()
        .filter(h -> names.stream().noneMatch(n -> covers(n, h)))
        .flatMap(
            h ->
                invalid(
                    Field.NAMES,
                    names.isEmpty()
                        ? "it has no subjectAltName, so it does not name " + h.value()
                        : "it does not name " + h.value()));
  }

  /** RFC 9525 6.3: the whole name, or a wildcard for exactly its first label. */
  private static boolean covers(String name, Name host) {
    if (name.equals(host.toString())) {
      return true;
    }
    int dot = host.value().indexOf('.');
    return host.type() == Name.Type.DNS
        && dot > 0
        && name.equals("dns:*" + host.value().substring(dot));
  }

  private Optional<Invalid> key() {
    try {
      KeyType type = KeyType.of(certificate.getSubjectPublicKeyInfo());
      return type.family() == KeyType.Family.RSA && type.bits() < MIN_RSA_BITS
          ? invalid(Field.KEY, "an RSA key below " + MIN_RSA_BITS + " bits is weak")
          : Optional.empty();
    } catch (Fault e) {
      return invalid(Field.KEY, e.message());
    }
  }

  /** Of every signature that the trust rests on; a root's own proves nothing. */
  private Optional<Invalid> signature() {
    return restingOn().stream()
        .filter(c -> !SignatureHash.isStrong(c.getSignatureAlgorithm()))
        .findFirst()
        .flatMap(
            c ->
                invalid(
                    Field.SIGNATURE,
                    (c.equals(certificate) ? "" : "the signature on its issuer with ")
                        + SignatureHash.name(c.getSignatureAlgorithm())
                        + " is weak; wanted SHA-256 or stronger"));
  }

  private List<X509CertificateHolder> restingOn() {
    if (!(path instanceof CertificatePath.Found found)) {
      return List.of(certificate);
    }
    List<X509CertificateHolder> way = found.certificates();
    X509CertificateHolder top = way.get(way.size() - 1);
    return found.trusted() || top.getSubject().equals(top.getIssuer())
        ? way.subList(0, way.size() - 1)
        : way;
  }

  /** A certificate without the extension serves every purpose (RFC 5280 4.2.1.12). */
  private Optional<Invalid> purposes() {
    List<String> purposes = CertificateReading.purposes(certificate);
    if (purposes.isEmpty() || purposes.contains("anyExtendedKeyUsage")) {
      return Optional.empty();
    }
    if (inspection.host().isPresent()) {
      return purposes.contains("serverAuth")
          ? Optional.empty()
          : invalid(Field.PURPOSES, "it is not for servers: serverAuth is missing");
    }
    boolean person =
        CertificateReading.names(certificate).stream()
            .anyMatch(n -> n.startsWith("login:") || n.startsWith("upn:"));
    if (person && !purposes.contains("clientAuth")) {
      return invalid(Field.PURPOSES, "it names a user and clientAuth is missing");
    }
    boolean server = CertificateReading.names(certificate).stream().anyMatch(this::isHost);
    return server && !purposes.contains("serverAuth") && !purposes.contains("clientAuth")
        ? invalid(Field.PURPOSES, "it names a host and serverAuth is missing")
        : Optional.empty();
  }

  private boolean isHost(String name) {
    return name.startsWith("dns:") || name.startsWith("ip:");
  }

  /** Real CAs may have e-mail names and purposes, but none is named like a host. */
  private Optional<Invalid> authority() {
    boolean ca = CertificateReading.isCa(certificate);
    List<String> names = CertificateReading.names(certificate);
    if (ca && (inspection.host().isPresent() || names.stream().anyMatch(this::isHost))) {
      return invalid(Field.AUTHORITY, "a server's certificate must not be a CA");
    }
    if (ca
        && names.stream().anyMatch(n -> n.startsWith("login:"))
        && CertificateReading.purposes(certificate).contains("clientAuth")) {
      return invalid(Field.AUTHORITY, "a user's certificate must not be a CA");
    }
    if (ca && !CertificateReading.allows(certificate, KeyUsage.keyCertSign)) {
      return invalid(Field.AUTHORITY, "it is a CA whose key usage lacks keyCertSign");
    }
    // RFC 5280 4.2.1.9: keyCertSign is for CAs alone.
    return !ca && CertificateReading.keyUsages(certificate).contains("keyCertSign")
        ? invalid(Field.AUTHORITY, "its key usage has keyCertSign and it is no CA")
        : Optional.empty();
  }

  private Optional<Invalid> revocation() {
    return inspection
        .revocation()
        .flatMap(r -> invalid(Field.STATUS, "revoked at " + r.at() + ": " + r.reason()));
  }

  private Optional<Invalid> critical() {
    return CertificateReading.critical(certificate).stream()
        .filter(oid -> !UNDERSTOOD.contains(oid))
        .map(ASN1ObjectIdentifier::getId)
        .sorted()
        .findFirst()
        .flatMap(
            oid ->
                invalid(Field.EXTENSIONS, "it has a critical extension that nobody knows: " + oid));
  }

  private Optional<Invalid> rfc5280() {
    return path instanceof CertificatePath.Found found && found.trusted()
        ? PathValidation.objection(found.certificates(), inspection.now())
            .flatMap(o -> invalid(Field.ISSUER, "path validation refuses it: " + o))
        : Optional.empty();
  }

  private static String span(Instant from, Instant to) {
    Duration span = Duration.between(from, to);
    if (span.toDays() > 0) {
      return span.toDays() == 1 ? "1 day" : span.toDays() + " days";
    }
    return Durations.text(
        span.toHours() > 0
            ? Duration.ofHours(span.toHours())
            : Duration.ofMinutes(Math.max(1, span.toMinutes())));
  }

  private static Optional<Invalid> invalid(Field field, String sentence) {
    return Optional.of(new Invalid(field, sentence));
  }
}
