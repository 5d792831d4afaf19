package io.sealport.api;

import java.util.List;

/**
 * What the end of a login's certificates came to.
 *
 * @param revoked the certificates that it revoked
 * @param already serials of those that were revoked before
 * @param requests ids of the pending requests that it rejected
 * @param tokens ids of the open enrolment tokens that it revoked
 */
public record UserRevoked(
    String login,
    List<CertificateInfo> revoked,
    List<String> already,
    List<String> requests,
    List<String> tokens) {}
