package io.sealport.api;

import java.util.List;

/**
 * What a blocking has done.
 *
 * @param blocked the keys that are blocked now and were not before
 * @param already those that were blocked before, which keep their reason
 * @param valid certificates of the keys that are valid still
 * @param revoked certificates of the keys that were revoked with it
 */
public record KeysBlocked(
    List<String> blocked,
    List<String> already,
    List<CertificateInfo> valid,
    List<CertificateInfo> revoked) {}
