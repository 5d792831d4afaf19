package io.sealport.server.identity;

import io.sealport.net.Deadline;
import io.sealport.net.Transcript;
import java.time.Instant;

/**
 * One look of a check.
 *
 * @param now the moment, for dates of certificates and tokens
 * @param deadline when it must have ended
 * @param transcript where it writes down what it does and hears
 */
public record Looking(Instant now, Deadline deadline, Transcript transcript) {}
