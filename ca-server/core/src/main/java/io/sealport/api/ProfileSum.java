package io.sealport.api;

/**
 * A profile of a rulebook, by what its file holds.
 *
 * @param sha256 of the file's text, lower-case hex
 */
public record ProfileSum(String name, String file, String sha256) {}
