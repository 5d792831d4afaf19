package io.sealport.cli.check;

import com.google.common.net.HostAndPort;
import com.google.common.net.InetAddresses;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.FtpsMode;
import io.sealport.pki.Name;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An endpoint as it is written: {@code ftps://HOST[:PORT]}, {@code ftpes://HOST[:PORT]} or {@code
 * HOST[:PORT]}.
 *
 * @param written as it was written, to be repeated in the report
 * @param port empty for the standard port of the mode
 * @param mode EXPLICIT of {@code ftpes}; else empty, for whatever answers
 */
record EndpointText(String written, Name host, Optional<Integer> port, Optional<FtpsMode> mode) {

  private static final Pattern URL =
      Pattern.compile("(?:(?<scheme>[A-Za-z]+)://)?(?<where>[^/@?#]+)/?");

  /**
   * Reads it.
   *
   * @throws Fault BAD_INPUT if it is none of that
   */
  static EndpointText parse(String text) {
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      throw wanted(text);
    }
    String scheme = Optional.ofNullable(url.group("scheme")).orElse("ftps");
    Optional<FtpsMode> mode =
        switch (scheme.toLowerCase(Locale.ROOT)) {
          case "ftps" -> Optional.empty();
          case "ftpes" -> Optional.of(FtpsMode.EXPLICIT);
          default -> throw wanted(text);
        };
    try {
      HostAndPort where = HostAndPort.fromString(url.group("where"));
      String host = where.getHost();
      Name name = InetAddresses.isInetAddress(host) ? Name.ip(host) : Name.dns(host);
      if (name.isWildcard() || (where.hasPort() && where.getPort() == 0)) {
        throw wanted(text);
      }
      Optional<Integer> port = where.hasPort() ? Optional.of(where.getPort()) : Optional.empty();
      return new EndpointText(text, name, port, mode);
    } catch (IllegalArgumentException e) {
      throw wanted(text);
    }
  }

  private static Fault wanted(String text) {
    return Fault.of(
        Kind.BAD_INPUT,
        "\""
            + Name.printable(text.replaceAll("//[^/]*@", "//***@"))
            + "\" is no endpoint; wanted HOST[:PORT], ftps://HOST[:PORT] or ftpes://HOST[:PORT]");
  }
}
