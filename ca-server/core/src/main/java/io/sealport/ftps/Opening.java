package io.sealport.ftps;

import io.sealport.net.NetFailure;
import io.sealport.net.NetFailure.Kind;
import io.sealport.net.Transcript;

/** What is said in clear text before TLS; nothing of it can be believed. */
final class Opening {

  private Opening() {}

  /**
   * Comes to where TLS begins.
   *
   * @return the greeting; empty where TLS comes first
   * @throws NetFailure TLS if the server does not want to, PROTOCOL if somebody says something that
   *     was not asked for
   */
  static String of(FtpsMode mode, Wire wire, Transcript transcript) throws NetFailure {
    if (mode == FtpsMode.IMPLICIT) {
      return "";
    }
    Control control = new Control(wire, wire.input(), wire.output(), transcript, "");
    String greeting = greeting(control).text();
    authenticate(control);
    return greeting;
  }

  /** AUTH TLS, up to where TLS begins. */
  static void authenticate(Control control) throws NetFailure {
    refuseUnasked(control, "the greeting");
    FtpReply reply = control.ask("AUTH TLS");
    if (!reply.is(234)) {
      throw new NetFailure(
          Kind.TLS, "the server answered AUTH TLS with \"" + reply + "\"; wanted 234");
    }
    refuseUnasked(control, "its 234 to AUTH TLS");
  }

  /** The greeting of an explicit server. */
  static FtpReply greeting(Control control) throws NetFailure {
    try {
      return control.greeting();
    } catch (NetFailure e) {
      throw e.kind() == Kind.TIMEOUT
          ? new NetFailure(
              Kind.TIMEOUT,
              "no greeting within the time given; where TLS comes first (implicit FTPS) there is"
                  + " none",
              e)
          : e;
    }
  }

  /** Whoever stands in between could put words into the mouth of the server behind TLS. */
  private static void refuseUnasked(Control control, String behind) throws NetFailure {
    if (control.hasUnasked()) {
      throw new NetFailure(
          Kind.PROTOCOL,
          "something was sent in clear text behind "
              + behind
              + ", which an attacker could have"
              + " injected; refused");
    }
  }
}
