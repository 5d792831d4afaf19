package io.sealport.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The profiles that are tried beside those in force.
 *
 * @param fingerprint of all of them together, absent if they could not be loaded
 * @param profiles ordered by name, none if they could not be loaded
 * @param problems why they could not be loaded, each with file and line
 * @param since when the first request was judged by both
 * @param judged how many requests these profiles and those in force have both judged
 * @param differing how many of them these would have decided otherwise
 */
public record DryRunInfo(
    @Nullable String fingerprint,
    List<ProfileSum> profiles,
    List<String> problems,
    @Nullable Instant since,
    long judged,
    long differing) {}
