package io.sealport.cli.deploy;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.ftps.FtpsMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to look at what is served.
 *
 * @param host a name or an address
 */
public record ProbeAddress(String host, int port, FtpsMode mode) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?:(?<mode>explicit|implicit):)?(?:\\[(?<v6>[0-9a-fA-F:]+)\\]|(?<host>[^:/\\s]+)):(?<port>\\d{1,5})");

  /**
   * Reads {@code HOST:PORT}, before it {@code explicit:} or {@code implicit:} where the port does
   * not tell: 990 is implicit, any other explicit. An IPv6 address stands in brackets.
   *
   * @throws Fault BAD_INPUT if it is not of that form
   */
  public static ProbeAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || port(form) < 1 || port(form) > 65_535) {
      throw Fault.of(Kind.BAD_INPUT, "--probe \"" + text + "\"; wanted HOST:PORT")
          .withHint("implicit:HOST:PORT where TLS begins with the first byte; [ADDRESS] for IPv6");
    }
    String host = form.group("v6") == null ? form.group("host") : form.group("v6");
    FtpsMode mode = FtpsMode.EXPLICIT;
    if (form.group("mode") != null) {
      mode = FtpsMode.parse(form.group("mode"));
    } else if (port(form) == FtpsMode.IMPLICIT.standardPort()) {
      mode = FtpsMode.IMPLICIT;
    }
    return new ProbeAddress(host, port(form), mode);
  }

  private static int port(Matcher form) {
    return Integer.parseInt(form.group("port"));
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port + " (" + mode.wire() + ")";
  }
}
