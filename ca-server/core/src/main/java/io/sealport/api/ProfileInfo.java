package io.sealport.api;

/**
 * A profile in force.
 *
 * @param yaml the profile's file as it is
 */
public record ProfileInfo(
    String name, String description, String issuer, String file, String yaml) {}
