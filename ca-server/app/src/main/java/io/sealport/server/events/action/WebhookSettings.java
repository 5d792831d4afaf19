package io.sealport.server.events.action;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A service that is told by POST.
 *
 * @param url https, or http at a loopback address
 * @param secretFile what both sides know, for its owner alone; read at every delivery
 * @param trust CAs that its https is verified with; empty for those of the Java installation
 */
public record WebhookSettings(URI url, Path secretFile, Optional<Path> trust, Duration timeout)
    implements ActionSettings {

  @Override
  public String kind() {
    return "webhook";
  }

  @Override
  public String target() {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    // Neither path nor query: some services take their secret there.
    return url.getScheme() + "://" + url.getHost() + port;
  }
}
