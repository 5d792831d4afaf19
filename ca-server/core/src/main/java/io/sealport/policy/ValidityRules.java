package io.sealport.policy;

import java.time.Duration;

/**
 * How long a certificate may last, counted from the moment of issue; the backdating comes on top.
 *
 * @param standard the lifetime of a certificate that asks for none
 * @param max the longest lifetime that may be asked for
 * @param backdate how far before the moment of issue it begins, for clocks that are slow
 */
public record ValidityRules(Duration standard, Duration max, Duration backdate) {}
