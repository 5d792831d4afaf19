package io.sealport.api;

import io.sealport.fault.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * RFC 9457 problem details, the body of every answer that is not a success.
 *
 * @param type {@code urn:sealport:problem:KIND}
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail one line: what was found and what was wanted
 * @param kind {@link io.sealport.fault.Fault.Kind#wire}
 * @param also what else was found wrong at the same time, one line each
 * @param hint what to do next
 * @param violations the broken rules of a refusal
 * @param request the id that the server's log knows this answer by
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String kind,
    @Nullable List<String> also,
    @Nullable String hint,
    @Nullable List<Violation> violations,
    @Nullable String request) {}
