package io.sealport.ftps;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server waits for a data connection: a port of the control connection's own address. The
 * address in a PASV reply is never looked at, so that no server sends us to another machine.
 */
final class PassivePort {

  /** RFC 2428 3. */
  private static final Pattern EXTENDED = Pattern.compile(".*\\((\\S)\\1\\1(\\d{1,5})\\1\\).*");

  /** RFC 959 4.1.2; the numbers of the address come first. */
  private static final Pattern PASSIVE =
      Pattern.compile(".*?\\d{1,3}(?:,\\d{1,3}){3},(\\d{1,3}),(\\d{1,3})(?!\\d).*");

  /** Below are the services of the machine: none of them is a data connection. */
  private static final int FIRST = 1024;

  private static final int LAST = 65535;

  private PassivePort() {}

  static int ask(Control control) throws NetFailure {
    FtpReply extended = control.ask("EPSV");
    if (extended.is(229)) {
      return extended(extended);
    }
    // RFC 959: 500 to 502 and 504, "not here"; some say 522.
    Control.require(extended, "answered EPSV with", 229, 500, 501, 502, 504, 522);
    return passive(control.demand("PASV", 227));
  }

  static int extended(FtpReply reply) throws NetFailure {
    Matcher port = EXTENDED.matcher(reply.text());
    if (!port.matches()) {
      throw unreadable("EPSV", reply);
    }
    return usable(Integer.parseInt(port.group(2)), reply);
  }

  static int passive(FtpReply reply) throws NetFailure {
    Matcher numbers = PASSIVE.matcher(reply.text());
    if (!numbers.matches()) {
      throw unreadable("PASV", reply);
    }
    int high = Integer.parseInt(numbers.group(1));
    int low = Integer.parseInt(numbers.group(2));
    return usable(high > 255 || low > 255 ? -1 : high * 256 + low, reply);
  }

  private static int usable(int port, FtpReply reply) throws NetFailure {
    if (port < FIRST || port > LAST) {
      throw new NetFailure(
          Kind.PROTOCOL,
          "the server offers \""
              + reply
              + "\" for data; wanted a port from "
              + FIRST
              + " to "
              + LAST);
    }
    return port;
  }

  private static NetFailure unreadable(String command, FtpReply reply) {
    return new NetFailure(
        Kind.PROTOCOL, "no port to be read in the reply to " + command + ", \"" + reply + "\"");
  }
}
