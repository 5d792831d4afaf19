package io.sealport.api;

import java.util.List;

/**
 * What a release has done.
 *
 * @param released the certificates that are valid again
 * @param others serials of the renewal chain that were not held
 * @param serials the serials that are valid again and that have no certificate here: of an imported
 *     CA
 */
public record Released(List<CertificateInfo> released, List<String> others, List<String> serials) {

  public Released {
    // An older server knows none.
    serials = serials == null ? List.of() : serials;
  }

  /** Of certificates alone. */
  public Released(List<CertificateInfo> released, List<String> others) {
    this(released, others, List.of());
  }
}
