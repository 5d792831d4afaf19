package io.sealport.api;

import org.jspecify.annotations.Nullable;

/**
 * What a certificate's holder tells the CA of it.
 *
 * @param event {@code renewal-failed}, {@code installation-failed} or {@code installed}
 * @param message what was found, in one line; for failures
 * @param failures how often in a row
 */
public record RenewalReport(
    @Nullable String event, @Nullable String message, @Nullable Integer failures) {}
