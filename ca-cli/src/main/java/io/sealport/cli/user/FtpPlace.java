package io.sealport.cli.user;

import io.sealport.fault.Fault;
import io.sealport.fault.Fault.Kind;
import io.sealport.pki.Name;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The FTP server that a user's program connects to.
 *
 * @param host a name or an address, without brackets
 * @param implicit TLS from the first byte, instead of after AUTH TLS
 */
record FtpPlace(String host, int port, boolean implicit) {

  private static final int EXPLICIT = 21;
  private static final int IMPLICIT = 990;
  private static final int MAX_PORT = 65_535;

  private static final Pattern FORM =
      Pattern.compile("(?:(ftps|ftpes)://)?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?::(\\d{1,5}))?/?");

  /**
   * Reads {@code [ftps://|ftpes://]HOST[:PORT]}: {@code ftps} is TLS from the first byte.
   *
   * @throws Fault BAD_INPUT if it is nothing of the kind
   */
  static FtpPlace parse(String text) {
    Matcher found = FORM.matcher(text);
    if (!found.matches()) {
      throw malformed(text);
    }
    boolean implicit = "ftps".equals(found.group(1));
    String port = found.group(3);
    int number = port == null ? (implicit ? IMPLICIT : EXPLICIT) : Integer.parseInt(port);
    if (number < 1 || number > MAX_PORT) {
      throw malformed(text);
    }
    return new FtpPlace(found.group(2).replaceAll("[\\[\\]]", ""), number, implicit);
  }

  private static Fault malformed(String text) {
    return Fault.of(
        Kind.BAD_INPUT,
        "\""
            + Name.printable(text)
            + "\" is no FTP server; wanted HOST[:PORT], ftpes://HOST or, for TLS from the first"
            + " byte, ftps://HOST");
  }

  /** As a program wants it that takes {@code ftp://} for TLS after AUTH TLS. */
  String url() {
    return (implicit ? "ftps://" : "ftp://") + inUrl() + ":" + port;
  }

  private String inUrl() {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  /** As WinSCP and Cyberduck spell it. */
  String winScpUrl(String user) {
    return (implicit ? "ftps://" : "ftpes://") + user + "@" + inUrl() + ":" + port + "/";
  }
}
