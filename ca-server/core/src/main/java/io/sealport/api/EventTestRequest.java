package io.sealport.api;

/**
 * What is to be tried: {@code POST /api/v1/events/test}.
 *
 * @param name a trigger, a schedule or a channel
 */
public record EventTestRequest(String name) {}
