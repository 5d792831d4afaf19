package io.sealport.server.campaign;

import io.micronaut.core.annotation.Introspected;

/** How many members are in a state. */
@Introspected
record StateCount(String state, long number) {}
