package io.sealport.root;

import io.sealport.pki.CertificateFacts;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the root has signed, with the signed thing itself.
 *
 * @param act {@value #CREATED}, {@value #CA} or {@value #CRL}
 * @param subject the CA's id
 * @param request id of the request that it answers; null for the root's own certificate
 * @param requestSha256 of that request
 * @param crlNumber of a CRL
 * @param pem what was signed
 * @param previous hash of the entry before it, empty for the first
 * @param hash SHA-256 of the entry with this field empty
 */
public record RootEntry(
    long seq,
    Instant at,
    String act,
    String subject,
    @Nullable String request,
    @Nullable String requestSha256,
    @Nullable Long crlNumber,
    String pem,
    String previous,
    String hash) {

  static final String CREATED = "root.created";
  static final String CA = "ca.signed";
  static final String CRL = "crl.signed";

  /** The same with its hash. */
  RootEntry sealed() {
    return withHash(computed());
  }

  boolean isIntact() {
    return hash.equals(computed());
  }

  private String computed() {
    return CertificateFacts.sha256(RootFiles.line(withHash("")).getBytes(StandardCharsets.UTF_8));
  }

  private RootEntry withHash(String other) {
    return new RootEntry(
        seq, at, act, subject, request, requestSha256, crlNumber, pem, previous, other);
  }
}
