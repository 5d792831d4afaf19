package io.sealport.server.registration;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** A request as it is stored; demands and violations are JSON, names one a line. */
@MappedEntity("request")
record RequestRow(
    @Id String id,
    long seq,
    String profile,
    String names,
    String csr,
    @Nullable String validity,
    String requester,
    long created,
    String state,
    String demands,
    String violations,
    @Nullable String decidedBy,
    @Nullable Long decidedAt,
    @Nullable String reason,
    @Nullable String serial,
    @Nullable Long expires,
    String nonce,
    String account,
    @Nullable String replaces) {}
