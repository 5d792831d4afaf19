package io.sealport.server.status;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.jspecify.annotations.Nullable;

/**
 * An OCSP request, read (RFC 6960 4.1). A signature on it is not looked at: everybody may ask.
 *
 * @param certificates what is asked about, at least one
 * @param nonce to be echoed as it is
 */
record OcspQuestion(List<Asked> certificates, Optional<Extension> nonce) {

  /** No client asks for more than one; a few are harmless. */
  private static final int MAX_CERTIFICATES = 16;

  /** RFC 9654 2.1: a nonce has 1 to 128 octets. */
  private static final int MAX_NONCE = 128;

  /** The request is not one: {@code malformedRequest} is the answer. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * The CA that is meant (RFC 6960 4.1.1).
   *
   * @param hash the algorithm of both hashes
   * @param name of the CA's distinguished name
   * @param key of the CA's public key
   */
  record CaHashes(ASN1ObjectIdentifier hash, ByteBuffer name, ByteBuffer key) {}

  /**
   * A certificate that is asked about.
   *
   * @param id the CertID, DER, to be echoed as it is
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, written once, never compared
  record Asked(CaHashes ca, BigInteger serial, byte[] id) {

    static Asked of(CertID id) throws IOException {
      return new Asked(
          new CaHashes(
              id.getHashAlgorithm().getAlgorithm(),
              ByteBuffer.wrap(id.getIssuerNameHash().getOctets()),
              ByteBuffer.wrap(id.getIssuerKeyHash().getOctets())),
          id.getSerialNumber().getValue(),
          id.getEncoded(ASN1Encoding.DER));
    }
  }

  static OcspQuestion parse(byte[] der) throws Malformed {
    try {
      TBSRequest request =
          OCSPRequest.getInstance(ASN1Primitive.fromByteArray(der)).getTbsRequest();
      ASN1Sequence list = request.getRequestList();
      if (!request.getVersion().hasValue(0)
          || list.size() < 1
          || list.size() > MAX_CERTIFICATES
          || demandsUnknown(request.getRequestExtensions())) {
        throw new Malformed();
      }
      List<Asked> certificates = new ArrayList<>(list.size());
      for (ASN1Encodable item : list) {
        Request single = Request.getInstance(item);
        if (demandsUnknown(single.getSingleRequestExtensions())) {
          throw new Malformed();
        }
        certificates.add(Asked.of(single.getReqCert()));
      }
      return new OcspQuestion(List.copyOf(certificates), nonce(request));
    } catch (IOException | RuntimeException e) {
      throw new Malformed();
    }
  }

  /** RFC 6960 4.1.2: what is critical must be understood, and we understand the nonce alone. */
  private static boolean demandsUnknown(@Nullable Extensions extensions) {
    return extensions != null
        && Arrays.stream(extensions.getCriticalExtensionOIDs())
            .anyMatch(oid -> !oid.equals(OCSPObjectIdentifiers.id_pkix_ocsp_nonce));
  }

  private static Optional<Extension> nonce(TBSRequest request) throws Malformed {
    if (request.getRequestExtensions() == null) {
      return Optional.empty();
    }
    Extension nonce =
        request.getRequestExtensions().getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    if (nonce == null) {
      return Optional.empty();
    }
    int length = nonceLength(nonce);
    if (length < 1 || length > MAX_NONCE) {
      throw new Malformed();
    }
    return Optional.of(nonce);
  }

  private static int nonceLength(Extension nonce) {
    byte[] value = nonce.getExtnValue().getOctets();
    try {
      return ASN1OctetString.getInstance(ASN1Primitive.fromByteArray(value)).getOctets().length;
    } catch (IOException | RuntimeException e) {
      // Older clients put the bare octets there.
      return value.length;
    }
  }
}
