package io.sealport.ftps.check;

/**
 * Something that was found and is not wrong.
 *
 * @param id stable, such as {@code tls-versions} or {@code session-reuse}
 * @param value for people and programs, one line safe to print
 */
public record EndpointFact(String id, String value) {}
