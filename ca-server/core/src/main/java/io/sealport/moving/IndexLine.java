package io.sealport.moving;

import io.sealport.pki.SerialNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate as a line of {@code index.txt} has it.
 *
 * @param line its number, the first is 1
 * @param subject as OpenSSL writes it in one line: {@code /C=DE/CN=alice}
 */
record IndexLine(
    int line,
    Instant notAfter,
    Optional<OldRevocation> revocation,
    SerialNumber serial,
    String subject) {}
