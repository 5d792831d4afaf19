package io.sealport.server.authority;

import io.micronaut.core.annotation.Introspected;

/** The newest certificate of a name. */
@Introspected
record NewestRow(String serial, String sha256, long seq, long issued) {}
