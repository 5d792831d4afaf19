package io.sealport.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event for one channel, and what became of it.
 *
 * @param id the same at every attempt; receivers are told it
 * @param subject what it happened to: a serial, a request's id, a CA, an alarm
 * @param source {@code trigger:NAME}, {@code schedule:NAME} or {@code test:NAME}
 * @param attempts how often it was tried
 * @param next when it is tried again, while pending
 * @param ended when it was delivered or given up
 * @param outcome what the last attempt brought
 */
public record DeliveryInfo(
    String id,
    @OneOf({"pending", "delivered", "failed"}) String state,
    String kind,
    String subject,
    String source,
    String channel,
    Instant created,
    int attempts,
    @Nullable Instant next,
    @Nullable Instant ended,
    @Nullable String outcome) {}
