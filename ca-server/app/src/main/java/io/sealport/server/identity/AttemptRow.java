package io.sealport.server.identity;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/**
 * An attempt as it is stored; {@code number} counts those of one request, and {@code requester} is
 * 1 where it proves who asks.
 */
@MappedEntity("attempt")
record AttemptRow(
    @Id String id,
    String request,
    long number,
    String account,
    String checkId,
    String rules,
    String subject,
    String guarded,
    String source,
    @Nullable String officer,
    long started,
    @Nullable Long ended,
    String outcome,
    String names,
    long requester,
    String statement,
    String told,
    String transcript) {}
