package io.sealport.server.identity.ftp;

import io.sealport.pki.Name;
import io.sealport.policy.NamePattern;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ftp-login} must be told.
 *
 * @param servers the first one that serves a login is asked; none: the check proves nothing
 */
public record FtpLoginSettings(List<Place> servers) {

  /** No server, so nothing is asked. */
  public static final FtpLoginSettings DEFAULTS = new FtpLoginSettings(List.of());

  /**
   * A server and whom it knows.
   *
   * @param logins patterns of the logins that it serves; none: every one
   */
  public record Place(FtpsServer server, List<NamePattern> logins) {

    public Place {
      logins = List.copyOf(logins);
    }

    private boolean serves(Name login) {
      return logins.isEmpty() || logins.stream().anyMatch(p -> p.covers(login));
    }
  }

  public FtpLoginSettings {
    servers = List.copyOf(servers);
  }

  /** The server that knows the login. */
  Optional<FtpsServer> serverOf(Name login) {
    return servers.stream().filter(p -> p.serves(login)).map(Place::server).findFirst();
  }
}
