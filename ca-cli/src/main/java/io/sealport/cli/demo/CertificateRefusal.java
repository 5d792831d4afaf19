package io.sealport.cli.demo;

import java.math.BigInteger;
import javax.security.auth.x500.X500Principal;

/**
 * A client certificate that the demo server turned away.
 *
 * @param subject the subject of the client certificate
 * @param serial its serial number
 * @param fault the kind of refusal
 * @param detail what was found, for a person
 */
public record CertificateRefusal(
    X500Principal subject, BigInteger serial, CertificateFault fault, String detail) {}
