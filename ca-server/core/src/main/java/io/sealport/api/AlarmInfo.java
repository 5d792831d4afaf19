package io.sealport.api;

/**
 * Something that will stop working, or has: {@code GET /api/v1/alarms}.
 *
 * @param id what it is about, such as {@code crl-lapses:root}
 * @param severity warning or critical
 * @param hint what to do about it
 */
public record AlarmInfo(String id, String severity, String message, String hint) {}
