package io.sealport.server.identity.endpoint;

/**
 * What {@code endpoint-file} must be told.
 *
 * @param enabled whether it exists at all; it proves the least of all checks
 */
public record EndpointFileSettings(boolean enabled) {

  /** Off. */
  public static final EndpointFileSettings DEFAULTS = new EndpointFileSettings(false);
}
