package io.sealport.server.identity;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Other nodes that look too, so that who sits on one way to a name does not sit on all.
 *
 * @param points the other nodes
 * @param quorum how many of them must see what this node sees; 0 without points
 */
public record VantageSettings(List<Point> points, int quorum) {

  /** This node alone. */
  public static final VantageSettings NONE = new VantageSettings(List.of(), 0);

  public VantageSettings {
    points = List.copyOf(points);
  }

  /**
   * A Sealport server elsewhere.
   *
   * @param url of its https listener
   * @param trust the CAs that its certificate is verified with
   * @param token file with an API token of that server with the scope {@code looks:make}
   */
  public record Point(URI url, Optional<Path> trust, Path token) {}
}
