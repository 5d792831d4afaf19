package io.sealport.server.identity.person;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.CertificateWindow;
import io.sealport.pki.Inspection;
import io.sealport.pki.KeyCost;
import io.sealport.pki.KeyHash;
import io.sealport.pki.Name;
import io.sealport.pki.Pem;
import io.sealport.pki.ProofText;
import io.sealport.server.identity.Order;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;

/** A certificate that a requester shows, with the CAs above it; nothing of it is believed yet. */
final class PresentedCertificate {

  private static final int MAX_TEXT = 64 * 1024;

  /** A leaf, and more CAs than any hierarchy has. */
  private static final int MAX_CERTIFICATES = 8;

  private final X509CertificateHolder leaf;
  private final List<X509CertificateHolder> above;
  private final CertificateFacts facts;
  private final CertificateWindow window;

  private PresentedCertificate(List<X509CertificateHolder> chain, Instant now) {
    chain.forEach(c -> KeyCost.require(c.getSubjectPublicKeyInfo(), "a key of the chain"));
    this.leaf = chain.get(0);
    this.above = chain.subList(1, chain.size());
    // First, since it refuses malformed extensions with words.
    this.window = CertificateWindow.of(inspection(List.of(), now));
    this.facts = CertificateFacts.of(leaf);
  }

  /**
   * Reads a chain, the requester's certificate first.
   *
   * @throws Fault BAD_INPUT or TOO_LARGE if it is none
   */
  static PresentedCertificate read(String pem, Instant now) {
    byte[] bytes = pem.getBytes(StandardCharsets.ISO_8859_1);
    if (bytes.length > MAX_TEXT || !Pem.isPem(bytes)) {
      throw Fault.of(
          Kind.BAD_INPUT, "the chain is no PEM of at most " + MAX_TEXT + " bytes of certificates");
    }
    List<X509CertificateHolder> chain = Pem.readCertificates(bytes, "the chain");
    if (chain.size() > MAX_CERTIFICATES) {
      throw Fault.of(
          Kind.TOO_LARGE,
          "the chain has " + chain.size() + " certificates; wanted at most " + MAX_CERTIFICATES);
    }
    return new PresentedCertificate(chain, now);
  }

  CertificateFacts facts() {
    return facts;
  }

  /** The same to be looked at by whoever trusts these CAs. */
  Inspection inspection(List<X509CertificateHolder> anchors, Instant now) {
    return new Inspection(leaf, above, anchors, now, Optional.empty(), Optional.empty());
  }

  /**
   * Whether its key signed the order's proof.
   *
   * @throws Fault BAD_INPUT if the proof is no base64
   */
  boolean isHeldBy(Order order, String proof) {
    return text(order).isSignedBy(leaf.getSubjectPublicKeyInfo(), proof);
  }

  /** What a certificate's key signs for that order. */
  static ProofText text(Order order) {
    return new ProofText(
        ProofText.Purpose.CERTIFICATE,
        order.id(),
        order.nonce(),
        KeyHash.of(order.csr().publicKey()));
  }

  /** Why nobody can prove anything with such a certificate, whoever issued it. */
  Optional<String> objection() {
    if (window.authority()) {
      return Optional.of("it is a CA; wanted the certificate of a server or of a user");
    }
    if (!window.keyUsage().isEmpty() && !window.keyUsage().contains("digitalSignature")) {
      return Optional.of("its key usage lacks digitalSignature");
    }
    return isFor("serverAuth") || isFor("clientAuth")
        ? Optional.empty()
        : Optional.of(
            "it is for " + window.purposes() + "; wanted serverAuth or clientAuth among them");
  }

  /**
   * Its names as far as its purposes reach: a host's need serverAuth, a person's clientAuth.
   *
   * @param commonName whether the common name of a person is its login
   */
  Set<Name> names(boolean commonName) {
    return Stream.concat(facts.names().stream(), commonName ? login().stream() : Stream.empty())
        .filter(n -> isFor(isHost(n) ? "serverAuth" : "clientAuth"))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Optional<Name> login() {
    boolean host = facts.names().stream().anyMatch(PresentedCertificate::isHost);
    List<ASN1Encodable> values =
        Arrays.stream(leaf.getSubject().getRDNs(BCStyle.CN))
            .flatMap(r -> Arrays.stream(r.getTypesAndValues()))
            .filter(a -> a.getType().equals(BCStyle.CN))
            .map(AttributeTypeAndValue::getValue)
            .toList();
    // Of several none is the one.
    return host || values.size() != 1 ? Optional.empty() : login(values.get(0));
  }

  private static Optional<Name> login(ASN1Encodable value) {
    // RFC 5280 4.1.2.4: the two kinds of strings that CAs may use, and all programs read alike.
    if (!(value instanceof ASN1UTF8String || value instanceof ASN1PrintableString)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Name.login(((ASN1String) value).getString()));
    } catch (Fault e) {
      return Optional.empty();
    }
  }

  private static boolean isHost(Name name) {
    return name.type() == Name.Type.DNS || name.type() == Name.Type.IP;
  }

  /** RFC 5280 4.2.1.12: without the extension it is for everything. */
  private boolean isFor(String purpose) {
    List<String> purposes = window.purposes();
    return purposes.isEmpty()
        || purposes.contains("anyExtendedKeyUsage")
        || purposes.contains(purpose);
  }

  /** For statements. */
  @Override
  public String toString() {
    return "certificate " + facts.serial() + " of \"" + Name.printable(window.issuer()) + "\"";
  }
}
