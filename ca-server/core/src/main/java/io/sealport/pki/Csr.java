package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.CertificationRequest;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.util.io.pem.PemObject;

/**
 * A PKCS#10 certification request (RFC 2986) whose self-signature has been checked. {@link #parse}
 * is the only way to one; after it no code sees the bytes that came in.
 */
public final class Csr {

  /** No honest request comes near it: RSA-16384 with a hundred names has 8 KiB. */
  public static final int MAX_BYTES = 64 * 1024;

  /** Above it each verification costs the relying party more than the strength is worth. */
  public static final int MAX_RSA_BITS = 8192;

  private final byte[] der;
  private final X500Name subject;
  private final SubjectPublicKeyInfo publicKey;
  private final KeyType keyType;
  private final Optional<Extensions> extensions;

  private Csr(byte[] der, PKCS10CertificationRequest request, Optional<Extensions> extensions) {
    this.der = der;
    this.subject = request.getSubject();
    this.publicKey = request.getSubjectPublicKeyInfo();
    this.keyType = KeyType.of(publicKey);
    this.extensions = extensions;
  }

  /**
   * Reads a request in PEM or DER and checks its self-signature.
   *
   * @throws Fault TOO_LARGE above {@value #MAX_BYTES} bytes; BAD_INPUT if it is not one whole
   *     request, its signature is weak or wrong, or its key is of no known kind
   */
  public static Csr parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw Fault.of(
          Kind.TOO_LARGE,
          "the CSR has " + bytes.length + " bytes; at most " + MAX_BYTES + " are read");
    }
    byte[] der = Pem.isPem(bytes) ? fromPem(bytes) : bytes;
    try {
      PKCS10CertificationRequest request =
          new PKCS10CertificationRequest(CertificationRequest.getInstance(whole(der)));
      requireDer(request, der);
      Csr csr = new Csr(der, request, requestedExtensions(request));
      KeyCost.require(csr.publicKey, "the key");
      requireOwnSignature(request);
      csr.requireReadable();
      return csr;
    } catch (Fault e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle meets damaged ASN.1 with exceptions of many classes.
      throw Fault.of(Kind.BAD_INPUT, "this is not a certificate request (PKCS#10)", e);
    }
  }

  /**
   * The bytes that {@link #parse} took, in PEM with nothing around it.
   *
   * @throws Fault BAD_INPUT if they are PEM of something else
   */
  public static String toPem(byte[] bytes) {
    return Pem.encode("CERTIFICATE REQUEST", Pem.isPem(bytes) ? fromPem(bytes) : bytes);
  }

  /** Reads now what is asked for, so that no later reading can fail. */
  private void requireReadable() {
    commonName();
    requestedNames();
    requestedPowers();
  }

  private static byte[] fromPem(byte[] bytes) {
    PemObject block = Pem.single(new String(bytes, StandardCharsets.ISO_8859_1), "the request");
    // RFC 7468 7: the second label is the old one, still written by some tools.
    if (!block.getType().equals("CERTIFICATE REQUEST")
        && !block.getType().equals("NEW CERTIFICATE REQUEST")) {
      throw Fault.of(
          Kind.BAD_INPUT,
          "the PEM block is a "
              + Name.printable(block.getType())
              + "; wanted a CERTIFICATE REQUEST");
    }
    return block.getContent();
  }

  private static ASN1Primitive whole(byte[] der) throws IOException {
    if (der.length == 0) {
      throw Fault.of(Kind.BAD_INPUT, "the request is empty; wanted a CSR in PEM or DER");
    }
    try (ASN1InputStream in = new ASN1InputStream(der)) {
      ASN1Primitive object = in.readObject();
      if (object == null) {
        throw new IOException("empty");
      }
      int left = in.available();
      if (left > 0) {
        throw Fault.of(Kind.BAD_INPUT, left + " bytes follow the end of the certificate request");
      }
      return object;
    }
  }

  /**
   * RFC 2986 4: DER, version 1 and nothing more, so that no other program reads another request.
   */
  private static void requireDer(PKCS10CertificationRequest request, byte[] der)
      throws IOException {
    if (!Arrays.equals(request.toASN1Structure().getEncoded(ASN1Encoding.DER), der)) {
      throw Fault.of(
          Kind.BAD_INPUT, "the CSR is not in DER, or holds more than a certificate request does");
    }
    CertificationRequestInfo info = request.toASN1Structure().getCertificationRequestInfo();
    if (!info.getVersion().hasValue(0)) {
      throw Fault.of(
          Kind.BAD_INPUT, "the CSR's version field is not 0 (v1), the only version that there is");
    }
  }

  private static void requireOwnSignature(PKCS10CertificationRequest request) throws IOException {
    SignatureScheme scheme = SignatureScheme.of(request.getSignatureAlgorithm(), "the CSR");
    byte[] tbs = request.toASN1Structure().getCertificationRequestInfo().getEncoded("DER");
    if (!scheme.verifies(request.getSubjectPublicKeyInfo(), tbs, request.getSignature())) {
      throw Fault.of(Kind.BAD_INPUT, "the CSR's signature was not made by the key that it holds");
    }
  }

  private static Optional<Extensions> requestedExtensions(PKCS10CertificationRequest request) {
    Attribute[] found = request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest);
    if (found.length == 0) {
      return Optional.empty();
    }
    ASN1Encodable[] values = found[0].getAttributeValues();
    if (found.length > 1 || values.length != 1) {
      throw Fault.of(Kind.BAD_INPUT, "the CSR holds more than one extensionRequest");
    }
    return Optional.of(Extensions.getInstance(values[0]));
  }

  /** The subject as it was asked for; only a profile decides what becomes of it. */
  public X500Name subject() {
    return subject;
  }

  /** The common name asked for, if there is one; a request with several is not parsed. */
  public Optional<String> commonName() {
    List<ASN1Encodable> found =
        Arrays.stream(subject.getRDNs())
            .flatMap(rdn -> Arrays.stream(rdn.getTypesAndValues()))
            .filter(a -> a.getType().equals(BCStyle.CN))
            .map(AttributeTypeAndValue::getValue)
            .toList();
    if (found.size() > 1) {
      throw Fault.of(Kind.BAD_INPUT, "the CSR's subject holds " + found.size() + " common names");
    }
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(DirectoryText.of(found.get(0), "the CSR's common name"))
        .filter(s -> !s.isEmpty());
  }

  /** The subjectAltNames asked for, empty if the request has none. */
  public List<GeneralName> requestedNames() {
    Optional<List<GeneralName>> names =
        extensions
            .map(e -> e.getExtensionParsedValue(Extension.subjectAlternativeName))
            .map(v -> List.of(GeneralNames.getInstance(v).getNames()));
    // RFC 5280 4.2.1.6: SIZE (1..MAX).
    if (names.isPresent() && names.get().isEmpty()) {
      throw Fault.of(Kind.BAD_INPUT, "the CSR's subjectAltName holds no name");
    }
    return names.orElse(List.of());
  }

  /** What the request asks for that only a CA may have, in words; empty for an honest request. */
  public List<String> requestedPowers() {
    List<String> powers = new ArrayList<>();
    extensions
        .map(BasicConstraints::fromExtensions)
        .filter(BasicConstraints::isCA)
        .ifPresent(b -> powers.add("CA:TRUE"));
    extensions
        .map(KeyUsage::fromExtensions)
        .ifPresent(
            u -> {
              if (u.hasUsages(KeyUsage.keyCertSign)) {
                powers.add("keyCertSign");
              }
              if (u.hasUsages(KeyUsage.cRLSign)) {
                powers.add("cRLSign");
              }
            });
    return List.copyOf(powers);
  }

  public SubjectPublicKeyInfo publicKey() {
    return publicKey;
  }

  public KeyType keyType() {
    return keyType;
  }

  /** The request as it came, in DER. */
  public byte[] der() {
    return der.clone();
  }

  public String pem() {
    return Pem.encode("CERTIFICATE REQUEST", der);
  }
}
