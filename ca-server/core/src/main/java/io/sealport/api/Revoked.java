package io.sealport.api;

import java.util.List;

/**
 * What a revocation did.
 *
 * @param revoked the certificates that it revoked
 * @param already those of the lineage that were revoked before
 */
public record Revoked(List<CertificateInfo> revoked, List<String> already) {}
