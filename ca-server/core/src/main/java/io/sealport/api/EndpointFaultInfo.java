package io.sealport.api;

/**
 * One thing that is wrong with an endpoint, as a look found it.
 *
 * @param id which of all faults, such as {@code expired}
 * @param area what it is about: network, certificate, cipher, session, ftp or revocation
 * @param hint what to do about it
 */
public record EndpointFaultInfo(
    String id,
    String area,
    @OneOf({"error", "warning"}) String severity,
    String found,
    String wanted,
    String hint) {}
