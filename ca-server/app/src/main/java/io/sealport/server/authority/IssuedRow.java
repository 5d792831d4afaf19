package io.sealport.server.authority;

import io.micronaut.core.annotation.Introspected;

/** What limits want to know of a certificate; its DER is left where it is. */
@Introspected
record IssuedRow(String serial, String lineage, String names, long notAfter) {}
