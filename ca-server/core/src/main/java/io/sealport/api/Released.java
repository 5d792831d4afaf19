package io.sealport.api;

import java.util.List;

/**
 * What a release has done.
 *
 * @param released the certificates that are valid again
 * @param others serials of the renewal chain that were not held
 */
public record Released(List<CertificateInfo> released, List<String> others) {}
