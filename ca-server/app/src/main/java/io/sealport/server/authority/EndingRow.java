package io.sealport.server.authority;

import io.micronaut.core.annotation.Introspected;

/** How many valid certificates of a profile end within a day, a week, a month and a quarter. */
@Introspected
record EndingRow(String profile, long inDay, long inWeek, long inMonth, long inQuarter) {}
