package io.sealport.server.identity.network;

import io.sealport.fault.Fault;
import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.pki.Name;
import io.sealport.server.identity.network.NetworkSettings.Ports;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a text is got from: http or https, a name, one of the two ports, and a path.
 *
 * @param path with its query, beginning with a slash
 */
record HttpPlace(boolean tls, Name host, int port, String path) {

  private static final int MAX_LENGTH = 2000;

  /** Where {@code http-01} begins. */
  static HttpPlace of(Name host, Ports ports, String path) {
    return new HttpPlace(false, host, ports.http(), path);
  }

  /**
   * Where a redirect leads, if it may lead there: http and https on the two ports, to a name, or to
   * the address that is being proven.
   *
   * @throws NetFailure PROTOCOL or FORBIDDEN_ADDRESS with where it leads
   */
  HttpPlace redirected(String location, Ports ports) throws NetFailure {
    URI to = resolve(location);
    String scheme = String.valueOf(to.getScheme()).toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    if (!secure && !scheme.equals("http")) {
      throw out(location, "wanted http or https");
    }
    int port = secure ? ports.https() : ports.http();
    if (to.getPort() != -1 && to.getPort() != port) {
      throw out(
          location, "wanted port " + ports.http() + " (http) or " + ports.https() + " (https)");
    }
    if (to.getRawUserInfo() != null) {
      throw out(location, "wanted no user in it");
    }
    String query = to.getRawQuery() == null ? "" : "?" + to.getRawQuery();
    String path = to.getRawPath() == null || to.getRawPath().isEmpty() ? "/" : to.getRawPath();
    return new HttpPlace(secure, host(to, location), port, path + query);
  }

  private URI resolve(String location) throws NetFailure {
    try {
      if (location.length() <= MAX_LENGTH) {
        return new URI(toString()).resolve(new URI(location)).normalize();
      }
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new NetFailure(
          Kind.PROTOCOL, "a redirect to \"" + Name.printable(location) + "\", which is no URL", e);
    }
    throw new NetFailure(
        Kind.TOO_MUCH, "a redirect to a URL of " + location.length() + " characters");
  }

  private Name host(URI to, String location) throws NetFailure {
    String text = to.getHost() == null ? "" : to.getHost();
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    try {
      Name found =
          Name.parse(bracketed ? text.substring(1, text.length() - 1) : text, Name.Type.DNS);
      // An address in a redirect is nobody's web server; it is somebody feeling for the house.
      if ((found.type() == Name.Type.DNS && !found.isWildcard()) || found.equals(host)) {
        return found;
      }
    } catch (Fault e) {
      throw out(location, "wanted the name of a host");
    }
    throw out(location, "wanted the name of a host and no address");
  }

  private static NetFailure out(String location, String wanted) {
    return new NetFailure(
        Kind.FORBIDDEN_ADDRESS,
        "a redirect to \"" + Name.printable(location) + "\" is not followed; " + wanted);
  }

  /** As the header {@code Host} has it. */
  String authority() {
    String name = host.value().indexOf(':') < 0 ? host.value() : "[" + host.value() + "]";
    return port == (tls ? 443 : 80) ? name : name + ":" + port;
  }

  /** The URL. */
  @Override
  public String toString() {
    return (tls ? "https://" : "http://") + authority() + path;
  }
}
