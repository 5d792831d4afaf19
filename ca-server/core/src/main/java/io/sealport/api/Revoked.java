package io.sealport.api;

import java.util.List;

/**
 * What a revocation did.
 *
 * @param revoked the certificates that it revoked
 * @param already those of the lineage that were revoked before
 * @param serials the serials that it revoked and that have no certificate here: of an imported CA
 */
public record Revoked(List<CertificateInfo> revoked, List<String> already, List<String> serials) {

  public Revoked {
    // An older server knows none.
    serials = serials == null ? List.of() : serials;
  }

  /** Of certificates alone. */
  public Revoked(List<CertificateInfo> revoked, List<String> already) {
    this(revoked, already, List.of());
  }
}
