package io.sealport.api;

import java.util.List;

/**
 * What became of endpoints that were to be watched.
 *
 * @param added those that were not watched before
 * @param replaced those that have other settings now
 * @param known those that are as they were
 */
public record EndpointsAdded(
    List<EndpointInfo> added, List<EndpointInfo> replaced, List<EndpointInfo> known) {}
