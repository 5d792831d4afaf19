package io.sealport.api;

import io.sealport.policy.Opinion;
import java.time.Instant;
import java.util.List;

/**
 * A request that the profiles of a dry-run would have decided otherwise.
 *
 * @param seq its place in the list
 * @param at when it was judged
 * @param request the request's id; a stranger's refused request is not kept itself
 * @param profile the profile that was asked for
 * @param names the names that were asked for beside those in the CSR
 * @param active what the profiles in force said
 * @param candidate what the profiles of the dry-run said
 * @param activeFingerprint of the rulebook in force at that moment
 * @param candidateFingerprint of the rulebook that was tried
 */
public record PolicyDifference(
    long seq,
    Instant at,
    String request,
    String profile,
    List<String> names,
    Opinion active,
    Opinion candidate,
    String activeFingerprint,
    String candidateFingerprint) {}
