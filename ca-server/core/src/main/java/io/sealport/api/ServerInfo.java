package io.sealport.api;

/**
 * What anybody may know of a server.
 *
 * @param name the CA's name
 * @param version Sealport's version
 */
public record ServerInfo(String name, String version, String baseUrl) {}
