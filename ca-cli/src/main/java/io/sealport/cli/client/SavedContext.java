package io.sealport.cli.client;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A server and a credential under a name; either a home or a server with its trust. Paths are
 * absolute.
 *
 * @param home a CA's home on this machine
 * @param server https address
 * @param trust PEM of the root
 * @param cert client certificate, with {@code key}
 * @param token a token itself, for want of a file
 * @param tokenFile a file that holds the token
 */
public record SavedContext(
    @Nullable Path home,
    @Nullable URI server,
    @Nullable Path trust,
    @Nullable Path cert,
    @Nullable Path key,
    @Nullable String token,
    @Nullable Path tokenFile) {

  /** The kind of credential in one word. */
  public String credential() {
    if (cert != null) {
      return "certificate";
    }
    if (token != null || tokenFile != null) {
      return "token";
    }
    return home == null ? "none" : "certificate";
  }

  /** Where it leads, in one word. */
  public String place() {
    return String.valueOf(home == null ? server : home);
  }

  @Override
  public String toString() {
    return "SavedContext[" + place() + ", " + credential() + "]";
  }
}
