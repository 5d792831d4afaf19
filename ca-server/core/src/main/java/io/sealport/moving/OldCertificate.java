package io.sealport.moving;

import io.sealport.pki.Name;
import io.sealport.pki.SerialNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that the old CA has issued.
 *
 * @param content the certificate; empty where its file is missing, or Sealport cannot keep it: then
 *     its serial and its status still count
 */
public record OldCertificate(
    SerialNumber serial,
    String subject,
    Instant notAfter,
    Optional<Content> content,
    Optional<OldRevocation> revocation) {

  /**
   * A certificate that is at hand. Its DER and not its parts, since there may be many.
   *
   * @param names what it means, by whom it is for: see {@link OldNames}
   */
  @SuppressWarnings("ArrayRecordComponent") // read and handed on, never compared
  public record Content(byte[] der, List<Name> names) {}

  /** The same without its content: serial and status still count. */
  public OldCertificate bare() {
    return new OldCertificate(serial, subject, notAfter, Optional.empty(), revocation);
  }

  /** The same with a status. */
  OldCertificate revoked(OldRevocation revocation) {
    return new OldCertificate(serial, subject, notAfter, content, Optional.of(revocation));
  }
}
