package io.sealport.server.identity.ftp;

import com.google.common.net.HostAndPort;
import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.FtpsMode;
import io.sealport.pki.Name;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an FTPS server is, as people write it: {@code ftpes://ftp.example.com} for TLS after AUTH
 * TLS, {@code ftps://ftp.example.com} for TLS at once; a port may follow.
 *
 * @param host a DNS name or an address, which its certificate must bear
 */
public record FtpsUrl(FtpsMode mode, Name host, int port) {

  private static final Pattern FORM = Pattern.compile("(ftpes|ftps)://([^/?#@\\s]+)/?");

  /**
   * Reads one.
   *
   * @throws Fault BAD_INPUT if it is none
   */
  public static FtpsUrl parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw wanted(text);
    }
    FtpsMode mode = form.group(1).equals("ftps") ? FtpsMode.IMPLICIT : FtpsMode.EXPLICIT;
    try {
      HostAndPort place = HostAndPort.fromString(form.group(2));
      Name host = Name.parse(place.getHost(), Name.Type.DNS);
      int port = place.getPortOrDefault(mode.standardPort());
      boolean dialable = host.type() == Name.Type.DNS || host.type() == Name.Type.IP;
      if (dialable && !host.isWildcard() && port > 0) {
        return new FtpsUrl(mode, host, port);
      }
    } catch (IllegalArgumentException | Fault e) {
      throw wanted(text);
    }
    throw wanted(text);
  }

  private static Fault wanted(String text) {
    return Fault.of(
        Kind.BAD_INPUT,
        "\""
            + Name.printable(text)
            + "\" is no FTPS server; wanted ftpes://HOST[:PORT] (AUTH TLS) or ftps://HOST[:PORT]"
            + " (implicit)");
  }

  @Override
  public String toString() {
    String scheme = mode == FtpsMode.IMPLICIT ? "ftps://" : "ftpes://";
    return scheme
        + (port == mode.standardPort()
            ? HostAndPort.fromHost(host.value())
            : HostAndPort.fromParts(host.value(), port));
  }
}
