package io.sealport.server.status;

import static java.time.ZoneOffset.UTC;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.CertificateFacts;
import io.sealport.pki.Der;
import io.sealport.pki.KeyType;
import io.sealport.pki.RevocationReason;
import io.sealport.server.authority.LedgerEntry;
import io.sealport.server.authority.OwnCredential;
import io.sealport.server.authority.Standing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Writes and signs the answers of one responder (RFC 6960 4.2): what does not change from one to
 * the next is encoded once.
 */
final class OcspSigner {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", java.util.Locale.ROOT).withZone(UTC);

  private static final byte[] GOOD = Der.of(Der.implicit(0));
  private static final byte[] UNKNOWN = Der.of(Der.implicit(2));
  private static final byte[] SUCCESSFUL = Der.of(Der.ENUMERATED, new byte[] {0});
  private static final byte[] NO_UNUSED_BITS = {0};

  private final OwnCredential credential;
  private final Instant end;
  private final boolean quick;
  private final byte[] responderId;
  private final byte[] algorithm;
  private final byte[] certificates;
  private final byte[] basic;

  OcspSigner(OwnCredential credential) {
    X509CertificateHolder certificate = credential.entry().certificate();
    this.credential = credential;
    this.end = certificate.getNotAfter().toInstant();
    this.quick = !KeyType.of(certificate.getSubjectPublicKeyInfo()).toString().startsWith("rsa");
    byte[] keyHash = sha1(certificate.getSubjectPublicKeyInfo().getPublicKeyData().getOctets());
    this.responderId = Der.of(Der.explicit(2), Der.of(Der.OCTET_STRING, keyHash));
    this.certificates =
        Der.of(Der.explicit(0), Der.of(Der.SEQUENCE, CertificateFacts.encoded(certificate)));
    try {
      this.algorithm = credential.pen().algorithm().getEncoded(ASN1Encoding.DER);
      this.basic = OCSPObjectIdentifiers.id_pkix_ocsp_basic.getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "an OCSP responder's certificate cannot be encoded", e);
    }
  }

  /** RFC 6960 4.2.1: a responder is named by the SHA-1 of its key. */
  private static byte[] sha1(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(key);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-1", e);
    }
  }

  OwnCredential credential() {
    return credential;
  }

  /** When the responder's own certificate ends: nobody believes what it says later. */
  Instant end() {
    return end;
  }

  /** Whether a signature takes microseconds: an RSA key's takes a millisecond. */
  boolean isQuick() {
    return quick;
  }

  /** A certificate that was asked about, and what there is to say of it. */
  record Said(OcspQuestion.Asked asked, Optional<Standing> standing) {}

  /**
   * A signed answer, DER.
   *
   * @param window whole seconds
   */
  byte[] answer(List<Said> said, OcspAnswer.Window window, Optional<Extension> nonce) {
    byte[] thisUpdate = time(window.thisUpdate());
    byte[] nextUpdate = Der.of(Der.explicit(0), time(window.nextUpdate()));
    byte[][] singles = new byte[said.size()][];
    for (int i = 0; i < singles.length; i++) {
      Said one = said.get(i);
      singles[i] =
          Der.of(Der.SEQUENCE, one.asked().id(), status(one.standing()), thisUpdate, nextUpdate);
    }
    byte[] tbs =
        Der.of(
            Der.SEQUENCE,
            responderId,
            thisUpdate,
            Der.of(Der.SEQUENCE, singles),
            nonce.map(OcspSigner::extensions).orElse(new byte[0]));
    byte[] signature = Der.of(Der.BIT_STRING, NO_UNUSED_BITS, credential.pen().sign(tbs));
    byte[] response = Der.of(Der.SEQUENCE, tbs, algorithm, signature, certificates);
    return Der.of(
        Der.SEQUENCE,
        SUCCESSFUL,
        Der.of(Der.explicit(0), Der.of(Der.SEQUENCE, basic, Der.of(Der.OCTET_STRING, response))));
  }

  private static byte[] extensions(Extension nonce) {
    try {
      return Der.of(Der.explicit(1), Der.of(Der.SEQUENCE, nonce.getEncoded(ASN1Encoding.DER)));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "a nonce cannot be encoded", e);
    }
  }

  private static byte[] status(Optional<Standing> standing) {
    return standing.isEmpty()
        ? UNKNOWN
        : standing.get().revocation().map(OcspSigner::revoked).orElse(GOOD);
  }

  /** RFC 5280 5.3.1 and CA/B BR 7.3: unspecified is said by saying nothing. */
  private static byte[] revoked(LedgerEntry.Revocation revocation) {
    byte[] at = time(revocation.at());
    if (revocation.reason() == RevocationReason.UNSPECIFIED) {
      return Der.of(Der.explicit(1), at);
    }
    byte[] code = {(byte) revocation.reason().code()};
    return Der.of(Der.explicit(1), at, Der.of(Der.explicit(0), Der.of(Der.ENUMERATED, code)));
  }

  private static byte[] time(Instant moment) {
    return Der.of(Der.GENERALIZED_TIME, TIME.format(moment).getBytes(StandardCharsets.US_ASCII));
  }
}
