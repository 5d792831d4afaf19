package io.sealport.pki;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.TBSCertList;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;

/**
 * Drafts a full CRL of a few entries in memory (RFC 5280 5.1), which {@link SignedCrl} signs;
 * {@link CrlFile} writes those that may be long.
 */
public final class CrlDraft {

  private CrlDraft() {}

  /** One revoked certificate; {@code at} has whole seconds. */
  public record Entry(SerialNumber serial, RevocationReason reason, Instant at) {}

  /**
   * The to-be-signed list.
   *
   * @param number above that of every CRL that the CA has signed before
   * @param thisUpdate whole seconds
   * @param nextUpdate whole seconds
   */
  public static TBSCertList of(
      Issuer issuer, long number, Instant thisUpdate, Instant nextUpdate, List<Entry> revoked) {
    V2TBSCertListGenerator draft = new V2TBSCertListGenerator();
    draft.setSignature(issuer.algorithm());
    draft.setIssuer(issuer.certificate().getSubject());
    draft.setThisUpdate(new Time(Date.from(thisUpdate)));
    draft.setNextUpdate(new Time(Date.from(nextUpdate)));
    // A few reasons, many entries: each reason is encoded once.
    Map<RevocationReason, Optional<Extensions>> said = new EnumMap<>(RevocationReason.class);
    for (Entry entry : revoked) {
      draft.addCRLEntry(
          new ASN1Integer(entry.serial().value()),
          new Time(Date.from(entry.at())),
          said.computeIfAbsent(entry.reason(), CrlDraft::entryExtensions).orElse(null));
    }
    draft.setExtensions(
        CrlExtensions.of(new CrlHead(issuer, number, thisUpdate, nextUpdate, CrlKind.WHOLE)));
    return draft.generateTBSCertList();
  }

  private static Optional<Extensions> entryExtensions(RevocationReason reason) {
    // RFC 5280 5.3.1: unspecified is said by saying nothing.
    if (reason == RevocationReason.UNSPECIFIED) {
      return Optional.empty();
    }
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    try {
      extensions.addExtension(Extension.reasonCode, false, CRLReason.lookup(reason.code()));
    } catch (IOException e) {
      throw Fault.of(Kind.INTERNAL, "cannot encode an extension of a CRL", e);
    }
    return Optional.of(extensions.generate());
  }
}
