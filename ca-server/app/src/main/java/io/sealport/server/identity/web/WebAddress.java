package io.sealport.server.identity.web;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The address of a service that is believed: https, or http that never leaves this machine. */
public final class WebAddress {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]");

  private WebAddress() {}

  /**
   * Reads {@code https://HOST[:PORT][/PATH]}, or {@code http} to localhost or a loopback address.
   *
   * @throws Fault BAD_INPUT if it is neither
   */
  public static URI parse(String text) {
    return uri(text)
        .filter(u -> u.getScheme().equals("https") || isLoopback(u))
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "\""
                        + Name.printable(text)
                        + "\" is no address of a service; wanted https://HOST[:PORT][/PATH], or"
                        + " http to a loopback address"));
  }

  /**
   * Reads an address of what is signed itself, such as a CRL, where http does no harm.
   *
   * @throws Fault BAD_INPUT if it is neither http nor https
   */
  public static URI ofSigned(String text) {
    return uri(text)
        .orElseThrow(
            () ->
                Fault.of(
                    Kind.BAD_INPUT,
                    "\"" + Name.printable(text) + "\" is no http or https address"));
  }

  private static Optional<URI> uri(String text) {
    try {
      URI uri = new URI(text);
      boolean usable =
          uri.getScheme() != null
              && (uri.getScheme().equals("https") || uri.getScheme().equals("http"))
              && uri.getHost() != null
              && uri.getUserInfo() == null
              && uri.getFragment() == null;
      return usable ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static boolean isLoopback(URI uri) {
    return LOOPBACK.matcher(uri.getHost()).matches();
  }
}
